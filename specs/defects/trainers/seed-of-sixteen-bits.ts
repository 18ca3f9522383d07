import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The seed is cut to 16 bits on its way, so that 65,536 seeds apart are one. Seen where it travels through a `Uint16Array` or a C `short`. */
export const seedOfSixteenBits: Defect<Trainer> = {
  name: 'seed-of-sixteen-bits',
  breaks: 'seed-decides-weights',
  subject: loopTrainer({ begin: (run, network) => RIGHT_PARTS.begin({ ...run, seed: run.seed & 0xffff }, network) }),
};
