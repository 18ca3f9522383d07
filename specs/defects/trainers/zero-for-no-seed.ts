import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

let draws = 0;

/** `seed || draw()`: 0 means no seed. Seen as T1 of tfjs 4.22.0, and wherever a seed is tested by its truth. */
export const zeroForNoSeed: Defect<Trainer> = {
  name: 'zero-for-no-seed',
  breaks: 'zero-is-a-seed',
  subject: loopTrainer({
    begin: (run, network) => RIGHT_PARTS.begin({ ...run, seed: run.seed || ++draws }, network),
  }),
};
