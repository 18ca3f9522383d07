import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The backward pass forgets the biases, which stay 0. Seen in hand-written backpropagation: training works nearly as well. */
export const biasesWithoutGradient: Defect<Trainer> = {
  name: 'biases-without-gradient',
  breaks: 'gradient',
  subject: loopTrainer({
    gradient: (model, batch) =>
      RIGHT_PARTS.gradient(model, batch).map((values, place) => (place % 2 === 1 ? values.map(() => 0) : values)),
  }),
};
