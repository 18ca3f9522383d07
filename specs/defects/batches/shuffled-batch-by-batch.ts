import type { DrawBatches } from '../../dataset/batches-laws.ts';
import { drawPermutation } from '../../../src/random/permutation.ts';
import { openStream } from '../../../src/random/stream.ts';
import type { Defect } from '../shelf.ts';

/** Rows are shuffled within their batch only, and stay beside the same ones for ever. Seen with a shuffle buffer as large as a batch. */
export const shuffledBatchByBatch: Defect<DrawBatches> = {
  name: 'shuffled-batch-by-batch',
  breaks: 'order-free-of-batch-size',
  subject: ({ count, batchSize, seed, epoch }) => {
    const stream = openStream(seed, `shuffle/epoch-${epoch}`);
    return Array.from({ length: Math.ceil(count / batchSize) }, (_, batch) => {
      const rows = Math.min(batchSize, count - batch * batchSize);
      return drawPermutation(stream, rows).map((row) => batch * batchSize + row);
    });
  },
};
