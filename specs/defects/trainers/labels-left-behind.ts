import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Images are shuffled and their labels are not. Seen in loops that shuffle two arrays one after the other. */
export const labelsLeftBehind: Defect<Trainer> = {
  name: 'labels-left-behind',
  breaks: 'example-order',
  subject: loopTrainer({
    gradient: (model, { inputs, labels }) =>
      RIGHT_PARTS.gradient(model, { inputs, labels: Array.from(labels).toSorted((a, b) => a - b) }),
  }),
};
