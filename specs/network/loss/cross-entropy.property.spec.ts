import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossEntropy, softmax } from '../../../src/network/loss/cross-entropy.ts';
import { openLossOracle } from '../../../src/network/loss/formula.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { reals } from '../arbitraries.ts';

type CrossEntropy = typeof crossEntropy;

const CLASSES = [2, 3, 4, 10];
const oracles = new Map(CLASSES.map((classes) => [classes, openLossOracle(classes)]));
const ULP = 2 ** -52;

const logit = fc.oneof(
  reals(-6, 6),
  reals(-1e4, 1e4),
  reals(9990, 9995),
  reals(-9995, -9990),
  fc.constantFrom(-1e4, -1, 0, 1, 1e4),
);
const rows = fc
  .constantFrom(...CLASSES)
  .chain((classes) => fc.tuple(fc.array(logit, { minLength: classes, maxLength: classes }), fc.nat(classes - 1)));

const agreesWithTheFormula = (loss: CrossEntropy) =>
  fc.property(rows, ([logits, label]) => {
    const expected = oracles.get(logits.length)?.loss(logits, label) ?? Number.NaN;
    expect(Math.abs(loss(logits, label) - expected)).toBeLessThanOrEqual(8 * ULP * Math.max(1, expected));
  });

const isNeverNegative = (loss: CrossEntropy) =>
  fc.property(rows, ([logits, label]) => {
    expect(loss(logits, label)).toBeGreaterThanOrEqual(0);
  });

const isMinusTheLogarithmOfTheTrueClass = (loss: CrossEntropy) =>
  fc.property(rows, ([logits, label]) => {
    const probability = softmax(logits)[label];
    fc.pre(probability > 1e-300);
    const expected = -Math.log(probability);
    expect(Math.abs(loss(logits, label) - expected)).toBeLessThanOrEqual(16 * ULP * Math.max(1, expected));
  });

const isTheLogarithmOfTheClassesForUniformLogits = (loss: CrossEntropy) =>
  fc.property(fc.integer({ min: 1, max: 100 }), logit, fc.nat(), (classes, value, index) => {
    const logits = Array.from({ length: classes }, () => value);
    expect(Math.abs(loss(logits, index % classes) - Math.log(classes))).toBeLessThan(4 * ULP * Math.log(classes + 1));
  });

const falls = (loss: CrossEntropy) =>
  fc.property(rows, reals(0.1, 3), ([logits, label], rise) => {
    const before = loss(logits, label);
    fc.pre(before > 1e-6);
    expect(loss(logits.with(label, logits[label] + rise), label)).toBeLessThan(before);
  });

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
