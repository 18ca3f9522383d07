import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import { softmax } from '../../../src/network/loss/cross-entropy.ts';
import type { Defect } from '../shelf.ts';

/** The formula is written without the logarithm. Seen in a public student solution of this assignment. */
export const noLogarithm: Defect<CrossEntropy> = {
  name: 'no-logarithm',
  breaks: 'minus-log-of-probability',
  subject: (logits, label) => 1 - softmax(logits)[label],
};
