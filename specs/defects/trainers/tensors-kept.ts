import type { Trainer } from '../../../src/laws/trainer.ts';
import { loopTrainer } from './loop-trainer.ts';
import { tf } from '../quiet-tfjs.ts';
import type { Defect } from '../shelf.ts';

/** Every step leaves a tensor behind. Seen in tfjs wherever an intermediate result is outside of `tidy`. */
export const tensorsKept: Defect<Trainer> = {
  name: 'tensors-kept',
  breaks: 'no-leak',
  subject: {
    ...loopTrainer({ finish: (gradients) => (tf.tensor1d([0]), gradients) }),
    liveTensors: () => tf.memory().numTensors,
  },
};
