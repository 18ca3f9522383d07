import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Adam’s moments are used as they are, which makes the first steps too large by (1 − β₁)/√(1 − β₂). Seen in hand-written optimizers. */
export const adamWithoutBiasCorrection: Defect<Trainer> = {
  name: 'adam-without-bias-correction',
  breaks: 'closed-form-step',
  subject: loopTrainer({ corrections: () => ({ first: 1, second: 1 }) }),
};
