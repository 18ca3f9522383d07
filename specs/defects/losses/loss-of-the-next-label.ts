import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import { crossEntropy } from '../../../src/network/loss/cross-entropy.ts';
import type { Defect } from '../shelf.ts';

/** The loss looks up the class after the true one. Seen where labels count from 1. */
export const lossOfTheNextLabel: Defect<CrossEntropy> = {
  name: 'loss-of-the-next-label',
  breaks: 'falls-with-the-true-logit',
  subject: (logits, label) => crossEntropy(logits, (label + 1) % logits.length),
};
