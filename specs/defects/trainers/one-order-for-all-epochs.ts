import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The generator is seeded anew at the start of each epoch, which then has the order of the first. Seen where the shuffle is a function of the seed alone. */
export const oneOrderForAllEpochs: Defect<Trainer> = {
  name: 'one-order-for-all-epochs',
  breaks: 'independent-epochs',
  subject: loopTrainer({ batches: (run, count) => RIGHT_PARTS.batches(run, count, 1) }),
};
