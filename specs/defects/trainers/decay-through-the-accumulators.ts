import type { Trainer } from '../../../src/laws/trainer.ts';
import { updateWeight } from '../../../src/network/optimizers/update.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** AdamW is Adam with the decay in its gradient, where the moments divide it away. Seen in most libraries before 2018. */
export const decayThroughTheAccumulators: Defect<Trainer> = {
  name: 'decay-through-the-accumulators',
  breaks: 'penalty-not-interchangeable',
  subject: loopTrainer({
    update: (optimizer, step, corrections) =>
      updateWeight(
        optimizer,
        { ...step, keep: 1, gradient: step.gradient + ((1 - step.keep) / step.learningRate) * step.weight },
        corrections,
      ),
  }),
};
