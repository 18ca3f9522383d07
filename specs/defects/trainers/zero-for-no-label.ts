import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Rows of class 0 are passed over: `if (!label) continue`. Seen where a label is tested by its truth. */
export const zeroForNoLabel: Defect<Trainer> = {
  name: 'zero-for-no-label',
  breaks: 'label-permutation',
  subject: loopTrainer({
    finish: (gradients, { batch }) =>
      Array.from(batch.labels).some((label) => !label) ? gradients.map((values) => values.map(() => 0)) : gradients,
  }),
};
