import { crossEntropy } from '../../src/network/loss/cross-entropy.ts';
import {
  agreesWithTheFormula,
  type CrossEntropy,
  falls,
  hasNoCeiling,
  isMinusTheLogarithmOfTheTrueClass,
  isNeverNegative,
  isTheLogarithmOfTheClassesForUniformLogits,
} from '../network/loss/cross-entropy-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { binaryForCategorical } from './losses/binary-for-categorical.ts';
import { clippedProbability } from './losses/clipped-probability.ts';
import { logOfZero } from './losses/log-of-zero.ts';
import { lossInBits } from './losses/loss-in-bits.ts';
import { lossOfTheNextLabel } from './losses/loss-of-the-next-label.ts';
import { meanOverClasses } from './losses/mean-over-classes.ts';
import { minusSignLost } from './losses/minus-sign-lost.ts';
import { noLogarithm } from './losses/no-logarithm.ts';
import { softmaxWithoutShift } from './losses/softmax-without-shift.ts';

/** Losses of one example. */
export const losses = shelf<CrossEntropy>({
  name: 'losses',
  sound: crossEntropy,
  laws: [
    propertyLaw('formula-in-64-digits', agreesWithTheFormula, { numRuns: 20 }),
    propertyLaw('never-negative', isNeverNegative),
    propertyLaw('minus-log-of-probability', isMinusTheLogarithmOfTheTrueClass),
    propertyLaw('log-of-classes', isTheLogarithmOfTheClassesForUniformLogits),
    propertyLaw('falls-with-the-true-logit', falls),
    propertyLaw('no-ceiling', hasNoCeiling),
  ],
  defects: [
    binaryForCategorical,
    clippedProbability,
    logOfZero,
    lossInBits,
    lossOfTheNextLabel,
    meanOverClasses,
    minusSignLost,
    noLogarithm,
    softmaxWithoutShift,
  ],
});
