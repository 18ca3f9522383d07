import type { Trainer } from '../../../src/laws/trainer.ts';
import { updateWeight } from '../../../src/network/optimizers/update.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Nesterov’s gradient is taken for momentum. Seen where the flag `nesterov` is read by nothing. */
export const nesterovWithoutLookAhead: Defect<Trainer> = {
  name: 'nesterov-without-look-ahead',
  breaks: 'closed-form-step',
  subject: loopTrainer({
    update: (optimizer, step, corrections) =>
      updateWeight(optimizer.kind === 'nesterov' ? { ...optimizer, kind: 'momentum' } : optimizer, step, corrections),
  }),
};
