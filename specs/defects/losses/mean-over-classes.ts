import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import { crossEntropy } from '../../../src/network/loss/cross-entropy.ts';
import type { Defect } from '../shelf.ts';

/** The loss is divided by the number of classes too. Seen as `K.mean` over both axes. */
export const meanOverClasses: Defect<CrossEntropy> = {
  name: 'mean-over-classes',
  breaks: 'log-of-classes',
  subject: (logits, label) => crossEntropy(logits, label) / logits.length,
};
