import type { DrawBatches } from '../../dataset/batches-laws.ts';
import { drawPermutation } from '../../../src/random/permutation.ts';
import { openStream } from '../../../src/random/stream.ts';
import type { Defect } from '../shelf.ts';

const running = openStream(0, 'shuffle');

/** Each epoch shuffles the order of the one before it, so that no epoch can be repeated alone. Seen with an array that is shuffled in place. */
export const orderCarriedOver: Defect<DrawBatches> = {
  name: 'order-carried-over',
  breaks: 'by-seed-and-epoch-only',
  subject: ({ count, batchSize }) => {
    const order = drawPermutation(running, count);
    return Array.from({ length: Math.ceil(count / batchSize) }, (_, batch) =>
      order.subarray(batch * batchSize, (batch + 1) * batchSize),
    );
  },
};
