import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import { softmax } from '../../../src/network/loss/cross-entropy.ts';
import type { Defect } from '../shelf.ts';

/** The logarithm is taken of a probability that has been rounded to float32, which is 0 soon. Seen where softmax and logarithm are two steps. */
export const logOfZero: Defect<CrossEntropy> = {
  name: 'log-of-zero',
  breaks: 'minus-log-of-probability',
  subject: (logits, label) => -Math.log(Math.fround(Math.fround(softmax(logits)[label]) * 2 ** -140) / 2 ** -140),
};
