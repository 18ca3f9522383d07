import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import { crossEntropy } from '../../../src/network/loss/cross-entropy.ts';
import type { Defect } from '../shelf.ts';

/** The logarithm is of base 2. Seen between papers that report bits and code that reports nats. */
export const lossInBits: Defect<CrossEntropy> = {
  name: 'loss-in-bits',
  breaks: 'log-of-classes',
  subject: (logits, label) => crossEntropy(logits, label) / Math.LN2,
};
