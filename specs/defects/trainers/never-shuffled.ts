import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The rows are taken as they lie in the file. Seen with `shuffle: false` left over from a debugging session. */
export const neverShuffled: Defect<Trainer> = {
  name: 'never-shuffled',
  breaks: 'seed-decides-order',
  subject: loopTrainer({
    batches: ({ batchSize }, count) => {
      const rows = Array.from({ length: count }, (_, row) => row);
      return Array.from({ length: Math.ceil(count / batchSize) }, (_, batch) =>
        rows.slice(batch * batchSize, (batch + 1) * batchSize),
      );
    },
  }),
};
