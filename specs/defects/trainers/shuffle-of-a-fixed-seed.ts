import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Every run shuffles with the seed 42, so that replicates share a source of variance. Seen as `random_state=42` beside a seed that is an argument. */
export const shuffleOfAFixedSeed: Defect<Trainer> = {
  name: 'shuffle-of-a-fixed-seed',
  breaks: 'seed-decides-order',
  subject: loopTrainer({ batches: (run, count, epoch) => RIGHT_PARTS.batches({ ...run, seed: 42 }, count, epoch) }),
};
