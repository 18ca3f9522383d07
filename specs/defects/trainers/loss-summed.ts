import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The loss of a batch is the sum over its rows. Seen with `reduction: SUM`, and named as one of what Hinton’s 0.9847 leaves open. */
export const lossSummed: Defect<Trainer> = {
  name: 'loss-summed',
  breaks: 'loss-is-mean',
  subject: loopTrainer({ loss: (model, batch) => batch.labels.length * RIGHT_PARTS.loss(model, batch) }),
};
