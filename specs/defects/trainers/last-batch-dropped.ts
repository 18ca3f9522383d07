import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The rest of the data that fills no batch is never trained on. Seen as the default of loops with `Math.floor(count / batchSize)`, and as `drop_last` and `drop_remainder`. */
export const lastBatchDropped: Defect<Trainer> = {
  name: 'last-batch-dropped',
  breaks: 'every-example-once',
  subject: loopTrainer({
    batches(run, count, epoch) {
      const all = RIGHT_PARTS.batches(run, count, epoch);
      return all.filter((batch, place) => place === 0 || batch.length === all[0].length);
    },
  }),
};
