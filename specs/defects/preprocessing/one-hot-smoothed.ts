import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import { oneHot } from '../../../src/dataset/preprocessing.ts';
import type { Defect } from '../shelf.ts';

/** Labels are smoothed for training, and the loss of validation is taken from the smoothed ones too. Seen with `label_smoothing` in a shared encoder. */
export const oneHotSmoothed: Defect<Preprocessing> = {
  name: 'one-hot-smoothed',
  breaks: 'one-hot-rows',
  subject: {
    ...rightPreprocessing,
    encode: (labels, classes) => oneHot(labels, classes).map((value) => 0.9 * value + 0.1 / classes),
  },
};
