import type { CrossEntropy } from '../../network/loss/cross-entropy-laws.ts';
import type { Defect } from '../shelf.ts';

/** Logits are exponentiated as they are: above 709 the loss is NaN. Seen in hand-written softmaxes. */
export const softmaxWithoutShift: Defect<CrossEntropy> = {
  name: 'softmax-without-shift',
  breaks: 'formula-in-64-digits',
  subject: (logits, label) =>
    Math.log(Array.from(logits, Math.exp).reduce((sum, value) => sum + value, 0)) - logits[label],
};
