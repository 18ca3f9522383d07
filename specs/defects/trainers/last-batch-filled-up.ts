import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The short last batch is filled with the first rows of the epoch, which then count twice. Seen in loaders that want one shape for a compiled step. */
export const lastBatchFilledUp: Defect<Trainer> = {
  name: 'last-batch-filled-up',
  breaks: 'every-example-once',
  subject: loopTrainer({
    batches(run, count, epoch) {
      const order = RIGHT_PARTS.batches(run, count, epoch).flatMap((batch) => Array.from(batch));
      const size = Math.min(run.batchSize, count);
      return Array.from({ length: Math.ceil(count / size) }, (_, batch) =>
        Array.from({ length: size }, (__, row) => order[(batch * size + row) % count]),
      );
    },
  }),
};
