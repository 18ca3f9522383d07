import type { Trainer } from '../../../src/laws/trainer.ts';
import { openStream } from '../../../src/random/stream.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

let calls = 0;

/** Predictions are made with dropout on. Seen with `training: true` left over, or a model that was never set to `eval()`. */
export const dropoutAtEvaluation: Defect<Trainer> = {
  name: 'dropout-at-evaluation',
  breaks: 'batch-invariance',
  subject: loopTrainer({
    predict(model, { inputs, labels }) {
      const stream = openStream(++calls, 'dropout');
      return RIGHT_PARTS.predict(model, {
        inputs: inputs.map((value) => (stream.uniform() < 0.5 ? 0 : value)),
        labels,
      });
    },
  }),
};
