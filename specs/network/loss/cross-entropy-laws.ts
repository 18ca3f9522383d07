import fc from 'fast-check';
import { expect } from 'vitest';
import type { crossEntropy } from '../../../src/network/loss/cross-entropy.ts';
import { softmax } from '../../../src/network/loss/cross-entropy.ts';
import { openLossOracle } from '../../../src/network/loss/formula.ts';
import { reals } from '../arbitraries.ts';

/** Anything that claims to be the cross-entropy of one example. */
export type CrossEntropy = typeof crossEntropy;

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

/** The loss is that of the formula in 64 digits. */
export const agreesWithTheFormula = (loss: CrossEntropy) =>
  fc.property(rows, ([logits, label]) => {
    const expected = oracles.get(logits.length)?.loss(logits, label) ?? Number.NaN;
    expect(Math.abs(loss(logits, label) - expected)).toBeLessThanOrEqual(8 * ULP * Math.max(1, expected));
  });

/** The loss is 0 or more. */
export const isNeverNegative = (loss: CrossEntropy) =>
  fc.property(rows, ([logits, label]) => {
    expect(loss(logits, label)).toBeGreaterThanOrEqual(0);
  });

/** The loss is −ln of the true class’s probability. */
export const isMinusTheLogarithmOfTheTrueClass = (loss: CrossEntropy) =>
  fc.property(rows, ([logits, label]) => {
    const probability = softmax(logits)[label];
    fc.pre(probability > 1e-300);
    const expected = -Math.log(probability);
    expect(Math.abs(loss(logits, label) - expected)).toBeLessThanOrEqual(16 * ULP * Math.max(1, expected));
  });

/** Equal logits cost ln of the number of classes. */
export const isTheLogarithmOfTheClassesForUniformLogits = (loss: CrossEntropy) =>
  fc.property(fc.integer({ min: 1, max: 100 }), logit, fc.nat(), (classes, value, index) => {
    const logits = Array.from({ length: classes }, () => value);
    expect(Math.abs(loss(logits, index % classes) - Math.log(classes))).toBeLessThan(4 * ULP * Math.log(classes + 1));
  });

/** The loss falls when the true logit rises. */
export const falls = (loss: CrossEntropy) =>
  fc.property(rows, reals(0.1, 3), ([logits, label], rise) => {
    const before = loss(logits, label);
    fc.pre(before > 1e-6);
    expect(loss(logits.with(label, logits[label] + rise), label)).toBeLessThan(before);
  });

/** A hopeless example costs what its logits say, however much that is. */
export const hasNoCeiling = (loss: CrossEntropy) =>
  fc.property(reals(20, 5000), fc.integer({ min: 2, max: 10 }), (gap, classes) => {
    const logits = Array.from({ length: classes }, (_, index) => (index === 0 ? gap : 0));
    expect(Math.abs(loss(logits, 1) / gap - 1)).toBeLessThan(1e-6);
  });
