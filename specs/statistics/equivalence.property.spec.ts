import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testEquivalence } from '../../src/statistics/equivalence.ts';
import { oneSampleTest, welchTest } from '../../src/statistics/mean-tests.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { samples, twoSamples } from './arbitraries.ts';

type Test = typeof testEquivalence;

const margins = fc.integer({ min: 1, max: 300 }).map((images) => images / 10_000);
const estimates = fc.oneof(
  samples.map((values) => oneSampleTest(values, { value: 0.98, level: 0.9 })),
  twoSamples.map((both) => welchTest(both, { level: 0.9 })),
);

const isDualToTheInterval = (test: Test) =>
  fc.property(estimates, margins, fc.constantFrom(0, 0.98), (measured, margin, value) => {
    const { p, isEquivalent, interval } = test(measured, { margin, value });
    fc.pre(Math.abs(p - 0.05) > 1e-9);
    const { lower, upper } = measured.interval;
    expect(isEquivalent).toBe(lower > value - margin && upper < value + margin);
    expect(interval).toEqual({ lower, upper });
  });

const growsEasierWithTheMargin = (test: Test) =>
  fc.property(estimates, margins, margins, (measured, one, other) => {
    const [narrow, wide] = [Math.min(one, other), Math.max(one, other)].map((margin) => test(measured, { margin }).p);
    expect(wide).toBeLessThanOrEqual(narrow);
  });

const ignoresTheSide = (test: Test) =>
  fc.property(estimates, margins, (measured, margin) => {
    const mirrored = { ...measured, estimate: -measured.estimate };
    expect(test(mirrored, { margin }).p).toBeCloseTo(test(measured, { margin }).p, 12);
  });

const notRefutedIsTheSame: Test = (measured, options) => {
  const { p } = oneSampleTest([0, 1]);
  return { ...testEquivalence(measured, options), isEquivalent: p > 0.05 };
};
const oneSideOnly: Test = (measured, options) => {
  const tested = testEquivalence(measured, options);
  return { ...tested, p: tested.belowP, isEquivalent: tested.belowP < 0.05 };
};
const luckierSide: Test = (measured, options) => {
  const tested = testEquivalence(measured, options);
  const p = Math.min(tested.belowP, tested.aboveP);
  return { ...tested, p, isEquivalent: p < 0.05 };
};
const ninetyFivePerCent: Test = (measured, options) => {
  const { interval } = testEquivalence(measured, { ...options, significance: 0.025 });
  return { ...testEquivalence(measured, options), interval };
};
const complement: Test = (measured, options) => {
  const tested = testEquivalence(measured, options);
  return { ...tested, p: 1 - tested.p };
};

it('always finds the same what has its 90 % interval within the margin', () => {
  expectLaw(isDualToTheInterval(testEquivalence));
  for (const defect of [notRefutedIsTheSame, oneSideOnly, luckierSide, ninetyFivePerCent]) {
    expectDefectCaught(isDualToTheInterval(defect));
  }
});

it('never has a larger p for a wider margin', () => {
  expectLaw(growsEasierWithTheMargin(testEquivalence));
  expectDefectCaught(growsEasierWithTheMargin(complement));
});

it('never depends on the side', () => {
  expectLaw(ignoresTheSide(testEquivalence));
  expectDefectCaught(ignoresTheSide(oneSideOnly));
});
