import type { Trainer } from '../../../src/laws/trainer.ts';
import { batchGradient } from '../../../src/network/reference/gradient.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The gradient of λ·Σw² is taken for λ·w. Seen when Keras’ λ is handed to PyTorch’s `weight_decay`, which needs twice as much. */
export const penaltyWithoutFactorTwo: Defect<Trainer> = {
  name: 'penalty-without-factor-two',
  breaks: 'penalty-step',
  subject: loopTrainer({
    gradient(model, batch) {
      const { penalty } = model;
      const isKeras = penalty.convention === 'keras';
      return batchGradient(isKeras ? { ...model, penalty: { ...penalty, convention: 'half' } } : model, batch);
    },
  }),
};
