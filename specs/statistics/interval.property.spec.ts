import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Interval } from '../../src/statistics/interval.ts';
import { summarize } from '../../src/statistics/summary.ts';
import { tInterval } from '../../src/statistics/t-interval.ts';
import { wilsonInterval } from '../../src/statistics/wilson-interval.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type TInterval = typeof tInterval;
type WilsonInterval = typeof wilsonInterval;

const isWithin = (inner: Interval, outer: Interval) => inner.lower >= outer.lower && inner.upper <= outer.upper;

const levels = fc.constantFrom(0.5, 0.8, 0.9, 0.95);
const samples = fc.array(
  fc.integer({ min: 9000, max: 10_000 }).map((right) => right / 10_000),
  { minLength: 2, maxLength: 20 },
);
const proportions = fc
  .integer({ min: 1, max: 10_000 })
  .chain((count) => fc.tuple(fc.integer({ min: 0, max: count }), fc.constant(count)));

const isCentredAndWidensWithTheLevel = (interval: TInterval) =>
  fc.property(samples, levels, (values, level) => {
    const [narrow, wide] = [interval(values, level), interval(values, level + 0.04)];
    expect(isWithin(narrow, wide)).toBe(true);
    expect((narrow.lower + narrow.upper) / 2).toBeCloseTo(summarize(values).mean, 12);
  });

const holdsTheShareAndMirrors = (interval: WilsonInterval) =>
  fc.property(proportions, levels, ([successes, count], level) => {
    const narrow = interval(successes, count, level);
    expect(isWithin(narrow, interval(successes, count, level + 0.04))).toBe(true);
    expect(narrow.lower >= 0 && narrow.upper <= 1 && narrow.lower < narrow.upper).toBe(true);
    expect(narrow.lower <= successes / count && successes / count <= narrow.upper).toBe(true);
    const mirrored = interval(count - successes, count, level);
    expect(mirrored.lower).toBeCloseTo(1 - narrow.upper, 12);
    expect(mirrored.upper).toBeCloseTo(1 - narrow.lower, 12);
  });

const aroundTheBest: TInterval = (values, level) => {
  const { lower, upper } = tInterval(values, level);
  const shift = Math.max(...values) - summarize(values).mean;
  return { lower: lower + shift, upper: upper + shift };
};
const risk: TInterval = (values, level) => tInterval(values, 1 - (level ?? 0.95));
const wald: WilsonInterval = (successes, count) => {
  const share = successes / count;
  const half = 1.96 * Math.sqrt((share * (1 - share)) / count);
  return { lower: share - half, upper: share + half };
};
const ofTheOtherShare: WilsonInterval = (successes, count, level) => wilsonInterval(count - successes, count, level);

it('always centres a t interval at the mean and widens it with the level', () => {
  expectLaw(isCentredAndWidensWithTheLevel(tInterval));
  expectDefectCaught(isCentredAndWidensWithTheLevel(aroundTheBest));
  expectDefectCaught(isCentredAndWidensWithTheLevel(risk));
});

it('always holds the share in a Wilson interval within [0, 1] and mirrors it', () => {
  expectLaw(holdsTheShareAndMirrors(wilsonInterval));
  expectDefectCaught(holdsTheShareAndMirrors(wald));
  expectDefectCaught(holdsTheShareAndMirrors(ofTheOtherShare));
});
