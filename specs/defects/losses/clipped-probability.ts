import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import * as tfl from '@tensorflow/tfjs-layers';
import { softmax } from '../../../src/network/loss/cross-entropy.ts';
import { tf } from '../quiet-tfjs.ts';
import type { Defect } from '../shelf.ts';

const oneHot = (classes: number, label: number) =>
  Array.from({ length: classes }, (_, index) => Number(index === label));

/** Probabilities are renormalised and clipped to [10⁻⁷, 1 − 10⁻⁷], so that no loss is above 16.12 and a hopeless row has no gradient. Seen as T8 of tfjs 4.22.0, whose own loss runs here. */
export const clippedProbability: Defect<CrossEntropy> = {
  name: 'clipped-probability',
  breaks: 'no-ceiling',
  subject: (logits, label) =>
    tf.tidy(() => {
      const target = tf.tensor2d([oneHot(logits.length, label)]);
      return tfl.metrics.categoricalCrossentropy(target, tf.tensor2d([[...softmax(logits)]])).dataSync()[0];
    }),
};
