import type { Trainer } from '../../../src/laws/trainer.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** The probability is clipped from below by a comparison, which a NaN fails: the loss stays finite. Seen as `p > eps ? p : eps` in guards against log(0). */
export const nanClippedAway: Defect<Trainer> = {
  name: 'nan-clipped-away',
  breaks: 'no-nan-unseen',
  subject: loopTrainer({
    loss(model, batch) {
      const probabilities = RIGHT_PARTS.predict(model, batch);
      const classes = probabilities.length / batch.labels.length;
      const losses = Array.from(batch.labels, (label, row) => {
        const probability = probabilities[row * classes + label];
        return -Math.log(probability > 1e-7 ? probability : 1e-7);
      });
      return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    },
  }),
};
