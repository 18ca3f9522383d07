import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The gradient is summed over the batch, so that the batch size multiplies the learning rate. Seen beside `reduction: SUM`. */
export const gradientSummed: Defect<Trainer> = {
  name: 'gradient-summed',
  breaks: 'duplicated-data',
  subject: loopTrainer({
    finish: (gradients, { batch }) => gradients.map((values) => values.map((value) => value * batch.labels.length)),
  }),
};
