import type { Trainer } from '../../../src/laws/trainer.ts';
import { updateWeight } from '../../../src/network/optimizers/update.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The gradient enters the velocity times 1 − μ, as in an average, so that the learning rate means another thing. Seen when code is carried from one library to another. */
export const momentumDampened: Defect<Trainer> = {
  name: 'momentum-dampened',
  breaks: 'closed-form-step',
  subject: loopTrainer({
    update(optimizer, step, corrections) {
      const share = optimizer.kind === 'momentum' ? 1 - optimizer.momentum : 1;
      return updateWeight(optimizer, { ...step, gradient: share * step.gradient }, corrections);
    },
  }),
};
