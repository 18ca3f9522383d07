import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The initial weights come from `Math.random`. Seen in this assignment’s notebook, which has no seed anywhere. */
export const weightsWithoutASeed: Defect<Trainer> = {
  name: 'weights-without-a-seed',
  breaks: 'no-entropy',
  subject: loopTrainer({
    begin(run, network) {
      const state = RIGHT_PARTS.begin(run, network);
      return { ...state, parameters: state.parameters.map((values) => values.map(() => Math.random() - 0.5)) };
    },
  }),
};
