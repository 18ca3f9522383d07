import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The order of the rows is seeded by the time of day. Seen as `srand(time(NULL))` and `seed = Date.now()`. */
export const clockForASeed: Defect<Trainer> = {
  name: 'clock-for-a-seed',
  breaks: 'no-entropy',
  subject: loopTrainer({
    batches: (run, count, epoch) => RIGHT_PARTS.batches({ ...run, seed: Date.now() % 2 ** 32 }, count, epoch),
  }),
};
