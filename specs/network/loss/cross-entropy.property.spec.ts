import { it } from 'vitest';
import { crossEntropy, softmax } from '../../../src/network/loss/cross-entropy.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import {
  type CrossEntropy,
  agreesWithTheFormula,
  isNeverNegative,
  isMinusTheLogarithmOfTheTrueClass,
  isTheLogarithmOfTheClassesForUniformLogits,
  falls,
  hasNoCeiling,
} from './cross-entropy-laws.ts';

const few = { numRuns: 60 };
// Shrinking would evaluate the formula in 64 digits again and again.
const once = { ...few, endOnFailure: true };
const withoutLogarithm: CrossEntropy = (logits, label) => -softmax(logits)[label];
const withoutLogarithmFromOne: CrossEntropy = (logits, label) => 1 - softmax(logits)[label];
const overClasses: CrossEntropy = (logits, label) => crossEntropy(logits, label) / logits.length;
const inBits: CrossEntropy = (logits, label) => crossEntropy(logits, label) / Math.LN2;
const binary: CrossEntropy = (logits, label) =>
  -Array.from(softmax(logits), (value, index) => Math.log(index === label ? value : 1 - value)).reduce(
    (sum, value) => sum + value,
    0,
  );
const clipped: CrossEntropy = (logits, label) => -Math.log(Math.min(Math.max(softmax(logits)[label], 1e-7), 1 - 1e-7));
const withoutShift: CrossEntropy = (logits, label) =>
  Math.log(Array.from(logits, Math.exp).reduce((sum, value) => sum + value, 0)) - logits[label];
const nextLabel: CrossEntropy = (logits, label) => crossEntropy(logits, (label + 1) % logits.length);
const gain: CrossEntropy = (logits, label) => -crossEntropy(logits, label);

it('always agrees with the formula within 8 ULP, at logits of ±10,000 too', () => {
  expectLaw(agreesWithTheFormula(crossEntropy), few);
  for (const defect of [
    withoutLogarithm,
    withoutLogarithmFromOne,
    overClasses,
    inBits,
    binary,
    clipped,
    withoutShift,
    nextLabel,
  ]) {
    expectDefectCaught(agreesWithTheFormula(defect), once);
  }
});

it('never is negative', () => {
  expectLaw(isNeverNegative(crossEntropy));
  expectDefectCaught(isNeverNegative(withoutLogarithm));
  expectDefectCaught(isNeverNegative(gain));
});

it('always is minus the logarithm of the probability of the true class', () => {
  expectLaw(isMinusTheLogarithmOfTheTrueClass(crossEntropy));
  expectDefectCaught(isMinusTheLogarithmOfTheTrueClass(withoutLogarithmFromOne));
  expectDefectCaught(isMinusTheLogarithmOfTheTrueClass(nextLabel));
  expectDefectCaught(isMinusTheLogarithmOfTheTrueClass(clipped));
});

it('always is the logarithm of the number of classes for equal logits', () => {
  expectLaw(isTheLogarithmOfTheClassesForUniformLogits(crossEntropy));
  expectDefectCaught(isTheLogarithmOfTheClassesForUniformLogits(withoutLogarithmFromOne));
  expectDefectCaught(isTheLogarithmOfTheClassesForUniformLogits(overClasses));
  expectDefectCaught(isTheLogarithmOfTheClassesForUniformLogits(withoutShift));
});

it('always falls when the true logit rises', () => {
  expectLaw(falls(crossEntropy));
  expectDefectCaught(falls(nextLabel));
  expectDefectCaught(falls(gain));
});

it('never has a ceiling', () => {
  expectLaw(hasNoCeiling(crossEntropy));
  expectDefectCaught(hasNoCeiling(clipped));
});
