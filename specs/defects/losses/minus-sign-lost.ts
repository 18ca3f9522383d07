import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import { crossEntropy } from '../../../src/network/loss/cross-entropy.ts';
import type { Defect } from '../shelf.ts';

/** The logarithm is added, and training climbs. Seen where a gain is minimised. */
export const minusSignLost: Defect<CrossEntropy> = {
  name: 'minus-sign-lost',
  breaks: 'never-negative',
  subject: (logits, label) => -crossEntropy(logits, label),
};
