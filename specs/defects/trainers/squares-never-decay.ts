import type { Trainer } from '../../../src/laws/trainer.ts';
import { updateWeight } from '../../../src/network/optimizers/update.ts';
import type { UpdatedWeight, WeightStep } from '../../../src/network/optimizers/weight-step.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

function squaresSummed({ weight, gradient, slots, learningRate }: WeightStep, epsilon: number): UpdatedWeight {
  const square = slots[0] + gradient * gradient;
  return { weight: weight - (learningRate * gradient) / (Math.sqrt(square) + epsilon), slots: [square] };
}

/** RMSProp adds up all squares, as Adagrad does, instead of letting old ones fade. Seen where `+=` stands for a moving average. */
export const squaresNeverDecay: Defect<Trainer> = {
  name: 'squares-never-decay',
  breaks: 'closed-form-step',
  subject: loopTrainer({
    update: (optimizer, step, corrections) =>
      optimizer.kind === 'rmsprop'
        ? squaresSummed(step, optimizer.epsilon)
        : updateWeight(optimizer, step, corrections),
  }),
};
