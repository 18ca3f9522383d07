import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import { oneHot } from '../../../src/dataset/preprocessing.ts';
import type { Defect } from '../shelf.ts';

/** Class 0 is given the second place and the last class the first. Seen where labels are counted from 1. */
export const oneHotFromOne: Defect<Preprocessing> = {
  name: 'one-hot-from-one',
  breaks: 'label-is-argmax',
  subject: {
    ...rightPreprocessing,
    encode: (labels, classes) =>
      oneHot(
        labels.map((label) => (label + 1) % classes),
        classes,
      ),
  },
};
