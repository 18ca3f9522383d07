import { type Preprocessing, rightPreprocessing } from '../preprocessing-parts.ts';
import { oneHot } from '../../../src/dataset/preprocessing.ts';
import type { Defect } from '../shelf.ts';

/** Rows are as wide as the largest label that occurs, so that a set without nines has nine classes. Seen as `to_categorical(y)` without `num_classes`. */
export const oneHotOfClassesPresent: Defect<Preprocessing> = {
  name: 'one-hot-of-classes-present',
  breaks: 'one-hot-rows',
  subject: {
    ...rightPreprocessing,
    encode: (labels) => oneHot(labels, labels.reduce((most, label) => Math.max(most, label), 0) + 1),
  },
};
