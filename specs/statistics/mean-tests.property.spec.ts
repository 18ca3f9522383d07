import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyseVariance } from '../../src/statistics/analysis-of-variance.ts';
import { oneSampleTest, pairedTest, type TwoSamples, welchTest } from '../../src/statistics/mean-tests.ts';
import type { TTest, TTestOptions } from '../../src/statistics/t-test.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { pairs, scales, shifts, twoSamples, vary } from './arbitraries.ts';

type Test = (samples: TwoSamples, options?: TTestOptions) => TTest;

const move = (values: readonly number[], scale: number, shift: number) => values.map((value) => value * scale + shift);

const ignoresUnitAndOrigin = (test: Test) =>
  fc.property(pairs, scales, shifts, ({ a, b }, scale, shift) => {
    const [plain, moved] = [test({ a, b }), test({ a: move(a, scale, shift), b: move(b, scale, shift) })];
    expect(moved.p).toBeCloseTo(plain.p, 7);
    expect(moved.estimate / scale).toBeCloseTo(plain.estimate, 7);
    expect(moved.interval.upper / scale).toBeCloseTo(plain.interval.upper, 6);
  });

const mirrorsWhenSwapped = (test: Test) =>
  fc.property(pairs, ({ a, b }) => {
    const [forth, back] = [test({ a, b }), test({ a: b, b: a })];
    expect(back.p).toBeCloseTo(forth.p, 12);
    expect(back.estimate).toBeCloseTo(-forth.estimate, 12);
    expect(back.interval.lower).toBeCloseTo(-forth.interval.upper, 10);
  });

const ignoresOrderWithinSamples = (test: Test) =>
  fc.property(twoSamples, ({ a, b }) => {
    const plain = test({ a, b });
    expect(test({ a: a.toReversed(), b: b.toSorted((x, y) => x - y) })).toEqual(plain);
  });

const ignoresOrderOfPairs = (test: Test) =>
  fc.property(pairs, ({ a, b }) => {
    expect(test({ a: a.toReversed(), b: b.toReversed() })).toEqual(test({ a, b }));
  });

const intervalHoldsWhatIsNotRefuted = (test: Test) =>
  fc.property(pairs, fc.integer({ min: -300, max: 300 }), (samples, images) => {
    const { p, interval } = test(samples, { value: images / 10_000 });
    fc.pre(Math.abs(p - 0.05) > 1e-6);
    expect(interval.lower <= images / 10_000 && images / 10_000 <= interval.upper).toBe(p > 0.05);
  });

const isSquareRootOfF = (test: Test) =>
  fc.property(pairs, (samples) => {
    const { statistic, p } = analyseVariance([samples.a, samples.b]);
    const tested = test(samples);
    expect(tested.statistic * tested.statistic).toBeCloseTo(statistic, 6 - Math.ceil(statistic / 1000));
    // Of samples of one size, Welch's t is Student's; only the degrees of freedom are fewer.
    expect(tested.p).toBeGreaterThanOrEqual(p - 1e-9);
  });

const dependsOnDifferencesOnly = (test: Test) =>
  fc.property(pairs, fc.integer({ min: 20, max: 300 }), (samples, images) => {
    const spread = vary(samples.a, images);
    const together = {
      a: samples.a.map((value, index) => value + spread[index]),
      b: samples.b.map((value, index) => value + spread[index]),
    };
    expect(test(together).p).toBeCloseTo(oneSampleTest(samples.a.map((value, index) => value - samples.b[index])).p, 6);
  });

const withoutPairs: Test = (samples, options) => welchTest(samples, options);
const population: Test = (samples, options) => {
  const tested = pairedTest(samples, options);
  const { statistic } = tested;
  return { ...tested, statistic: statistic * Math.sqrt(samples.a.length / (samples.a.length - 1)) };
};
const oneSided: Test = (samples, options) => {
  const tested = pairedTest(samples, options);
  return { ...tested, p: tested.p / 2 };
};
const signedP: Test = (samples, options) => {
  const tested = pairedTest(samples, options);
  return { ...tested, p: tested.statistic > 0 ? tested.p / 2 : 1 - tested.p / 2 };
};
const sorted: Test = ({ a, b }, options) =>
  pairedTest({ a: a.toSorted((x, y) => x - y), b: b.toSorted((x, y) => x - y) }, options);
const firstOfEach: Test = ({ a, b }, options) => welchTest({ a: [a[0], ...a], b }, options);
const inPerCent: Test = ({ a, b }, options) => pairedTest({ a: a.map((value) => value + value * value), b }, options);
const shiftedInterval: Test = (samples, options) => {
  const tested = pairedTest(samples, options);
  const { lower, upper } = tested.interval;
  return { ...tested, interval: { lower: lower - tested.estimate, upper: upper - tested.estimate } };
};

it('never depends on unit and origin', () => {
  for (const test of [welchTest, pairedTest]) expectLaw(ignoresUnitAndOrigin(test));
  expectDefectCaught(ignoresUnitAndOrigin(inPerCent));
});

it('always mirrors when the samples are swapped', () => {
  for (const test of [welchTest, pairedTest]) expectLaw(mirrorsWhenSwapped(test));
  expectDefectCaught(mirrorsWhenSwapped(signedP));
  expectDefectCaught(mirrorsWhenSwapped(firstOfEach));
});

it('never depends on the order of values in unpaired samples, nor of pairs', () => {
  expectLaw(ignoresOrderWithinSamples(welchTest));
  expectLaw(ignoresOrderOfPairs(pairedTest));
  expectDefectCaught(ignoresOrderWithinSamples(firstOfEach));
  expectDefectCaught(ignoresOrderOfPairs(firstOfEach));
});

it('always has the interval of the values that the test does not refute', () => {
  for (const test of [welchTest, pairedTest]) expectLaw(intervalHoldsWhatIsNotRefuted(test));
  for (const defect of [oneSided, shiftedInterval, signedP]) expectDefectCaught(intervalHoldsWhatIsNotRefuted(defect));
});

it('always is the root of F for two samples of one size', () => {
  expectLaw(isSquareRootOfF(welchTest));
  for (const defect of [pairedTest, population]) expectDefectCaught(isSquareRootOfF(defect));
});

it('never depends on what a pair adds to both of its values', () => {
  expectLaw(dependsOnDifferencesOnly(pairedTest));
  for (const defect of [withoutPairs, sorted]) expectDefectCaught(dependsOnDifferencesOnly(defect));
});
