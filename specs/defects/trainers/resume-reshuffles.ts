import type { Trainer } from '../../../src/laws/trainer.ts';
import { copyState } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** A resumed run begins again with the order of the first epoch. Seen where the epoch is not part of a checkpoint. */
export const resumeReshuffles: Defect<Trainer> = {
  name: 'resume-reshuffles',
  breaks: 'resume',
  subject: loopTrainer({ restore: (saved) => ({ ...copyState(saved), done: 0 }) }),
};
