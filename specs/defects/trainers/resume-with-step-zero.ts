import type { Trainer } from '../../../src/laws/trainer.ts';
import { copyState } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Adam’s step count begins anew after a resume, and so does its bias correction. Seen where only tensors are saved. */
export const resumeWithStepZero: Defect<Trainer> = {
  name: 'resume-with-step-zero',
  breaks: 'resume',
  subject: loopTrainer({ restore: (saved) => ({ ...copyState(saved), step: 0 }) }),
};
