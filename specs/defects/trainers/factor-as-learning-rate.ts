import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The weight decay factor is passed where the learning rate belongs. Seen in a public student solution of this assignment: `SGD(lr=l2)`. */
export const factorAsLearningRate: Defect<Trainer> = {
  name: 'factor-as-learning-rate',
  breaks: 'closed-form-step',
  subject: loopTrainer({ learningRate: ({ penalty }) => penalty.factor }),
};
