import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Classes are counted from 1 in the data and from 0 in the network. Seen with data exported from MATLAB and R. */
export const labelOffByOne: Defect<Trainer> = {
  name: 'label-off-by-one',
  breaks: 'closed-form-step',
  subject: loopTrainer({
    prepare: ({ train, classes }) => ({ ...train, labels: train.labels.map((label) => (label + 1) % classes) }),
  }),
};
