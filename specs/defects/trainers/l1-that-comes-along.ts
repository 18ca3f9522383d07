import type { Trainer } from '../../../src/laws/trainer.ts';
import * as tfl from '@tensorflow/tfjs-layers';
import { batchGradient } from '../../../src/network/reference/gradient.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Asking for an l2 penalty also gives an l1 penalty of 0.01. Seen as T5 of tfjs 4.22.0: `regularizers.l1l2({ l2 })`, whose own factors are used here. */
export const l1ThatComesAlong: Defect<Trainer> = {
  name: 'l1-that-comes-along',
  breaks: 'penalty-step',
  subject: loopTrainer({
    gradient(model, batch) {
      const { factor, layers } = model.penalty;
      const { l1 } = tfl.regularizers.l1l2({ l2: factor }).getConfig();
      const names = model.network.layers.map(({ name }) => name);
      return batchGradient(model, batch).map((values, place) => {
        const isPenalised = factor > 0 && place % 2 === 0 && layers.includes(names[place / 2]);
        const weights = model.parameters[place];
        return isPenalised ? values.map((value, index) => value + Number(l1) * Math.sign(weights[index])) : values;
      });
    },
  }),
};
