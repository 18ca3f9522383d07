import type { Trainer } from '../../../src/laws/trainer.ts';
import { updateWeight } from '../../../src/network/optimizers/update.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Decoupled decay multiplies by 1 − λ, whatever the learning rate. Seen in papers and libraries that leave η out, under the same name. */
export const decayNotTimesTheRate: Defect<Trainer> = {
  name: 'decay-not-times-the-rate',
  breaks: 'penalty-step',
  subject: loopTrainer({
    update: (optimizer, step, corrections) =>
      updateWeight(optimizer, { ...step, keep: 1 - (1 - step.keep) / step.learningRate }, corrections),
  }),
};
