import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The loss of an epoch is the mean of its batches, however long each is. Seen in hand-written loops: `total / batches`; 469 batches of MNIST, of which the last has 96 rows. */
export const meanOfBatchMeans: Defect<Trainer> = {
  name: 'mean-of-batch-means',
  breaks: 'last-partial-batch',
  subject: loopTrainer({ epochLoss: (losses) => losses.reduce((sum, { loss }) => sum + loss, 0) / losses.length }),
};
