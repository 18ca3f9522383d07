import type { Trainer } from '../../../src/laws/trainer.ts';
import { batchGradient } from '../../../src/network/reference/gradient.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The conventions ½λΣw² and λΣw² are one. Seen between Hinton’s lectures and Keras, whose λ is half of his. */
export const halfForWhole: Defect<Trainer> = {
  name: 'half-for-whole',
  breaks: 'penalty-translates',
  subject: loopTrainer({
    gradient(model, batch) {
      const { penalty } = model;
      const isHalf = penalty.convention === 'half';
      return batchGradient(isHalf ? { ...model, penalty: { ...penalty, convention: 'keras' } } : model, batch);
    },
  }),
};
