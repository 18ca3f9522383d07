import type { DrawBatches } from '../../dataset/batches-laws.ts';
import { drawEpochBatches } from '../../../src/dataset/batches.ts';
import type { Defect } from '../shelf.ts';

/** The order is drawn over one row too few. Seen as `randperm(count - 1)`. */
export const lastRowNeverDrawn: Defect<DrawBatches> = {
  name: 'last-row-never-drawn',
  breaks: 'each-once',
  subject: (epoch) => drawEpochBatches({ ...epoch, count: Math.max(1, epoch.count - 1) }),
};
