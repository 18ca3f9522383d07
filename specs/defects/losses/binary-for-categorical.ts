import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import { softmax } from '../../../src/network/loss/cross-entropy.ts';
import type { Defect } from '../shelf.ts';

/** Each class is judged for itself, as in `binary_crossentropy`. Seen in student code: the accuracy it reports is far too good. */
export const binaryForCategorical: Defect<CrossEntropy> = {
  name: 'binary-for-categorical',
  breaks: 'formula-in-64-digits',
  subject: (logits, label) =>
    Array.from(softmax(logits), (value, index) => -Math.log(index === label ? value : 1 - value)).reduce(
      (sum, value) => sum + value,
      0,
    ),
};
