import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The gradient of the short last batch is divided by the full batch size. Seen where the divisor is the constant `BATCH_SIZE`. */
export const lastBatchDividedByFullSize: Defect<Trainer> = {
  name: 'last-batch-divided-by-full-size',
  breaks: 'last-partial-batch',
  subject: loopTrainer({
    finish: (gradients, { batch, run }) =>
      gradients.map((values) => values.map((value) => (value * batch.labels.length) / run.batchSize)),
  }),
};
