import type { DrawBatches } from '../../dataset/batches-laws.ts';
import { drawEpochBatches } from '../../../src/dataset/batches.ts';
import type { Defect } from '../shelf.ts';

/** The path of the stream lacks the epoch: `shuffle` for `shuffle/epoch-7`. Seen where the seed of an epoch is that of the run. */
export const epochWithoutANumber: Defect<DrawBatches> = {
  name: 'epoch-without-a-number',
  breaks: 'other-order-each-epoch',
  subject: (epoch) => drawEpochBatches({ ...epoch, epoch: 1 }),
};
