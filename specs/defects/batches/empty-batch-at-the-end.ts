import type { DrawBatches } from '../../dataset/batches-laws.ts';
import { drawEpochBatches } from '../../../src/dataset/batches.ts';
import type { Defect } from '../shelf.ts';

/** A last batch without rows, whose mean is NaN. Seen as `Math.floor(count / size) + 1` batches. */
export const emptyBatchAtTheEnd: Defect<DrawBatches> = {
  name: 'empty-batch-at-the-end',
  breaks: 'full-but-the-last',
  subject: (epoch) => [...drawEpochBatches(epoch), new Uint32Array()],
};
