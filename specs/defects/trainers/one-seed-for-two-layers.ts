import type { Trainer } from '../../../src/laws/trainer.ts';
import { openStream } from '../../../src/random/stream.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Every layer draws from a generator of the same integer. Seen as T3 of tfjs 4.22.0: correlation 1.000 between two layers. */
export const oneSeedForTwoLayers: Defect<Trainer> = {
  name: 'one-seed-for-two-layers',
  breaks: 'independent-layers',
  subject: loopTrainer({
    begin(run, network) {
      const state = RIGHT_PARTS.begin(run, network);
      const parameters = state.parameters.map((values, place) => {
        const stream = openStream(run.seed, 'weights');
        return place % 2 === 0 ? values.map(() => stream.uniform() - 0.5) : values;
      });
      return { ...state, parameters };
    },
  }),
};
