import fc from 'fast-check';
import { expect } from 'vitest';
import type { Interval } from '../../src/statistics/interval.ts';
import { summarize } from '../../src/statistics/summary.ts';
import type { tInterval } from '../../src/statistics/t-interval.ts';
import type { wilsonInterval } from '../../src/statistics/wilson-interval.ts';

/** Anything that claims to be a t interval. */
export type TInterval = typeof tInterval;

/** Anything that claims to be a Wilson interval. */
export type WilsonInterval = typeof wilsonInterval;

const isWithin = (inner: Interval, outer: Interval) => inner.lower >= outer.lower && inner.upper <= outer.upper;

const levels = fc.constantFrom(0.5, 0.8, 0.9, 0.95);

const samples = fc.array(
  fc.integer({ min: 9000, max: 10_000 }).map((right) => right / 10_000),
  { minLength: 2, maxLength: 20 },
);

const proportions = fc
  .integer({ min: 1, max: 10_000 })
  .chain((count) => fc.tuple(fc.integer({ min: 0, max: count }), fc.constant(count)));

/** A t interval lies around the mean, and grows with its level. */
export const isCentredAndWidensWithTheLevel = (interval: TInterval) =>
  fc.property(samples, levels, (values, level) => {
    const [narrow, wide] = [interval(values, level), interval(values, level + 0.04)];
    expect(isWithin(narrow, wide)).toBe(true);
    expect((narrow.lower + narrow.upper) / 2).toBeCloseTo(summarize(values).mean, 12);
  });

/** A Wilson interval holds the share, stays in [0, 1], and mirrors with the share. */
export const holdsTheShareAndMirrors = (interval: WilsonInterval) =>
  fc.property(proportions, levels, ([successes, count], level) => {
    const narrow = interval(successes, count, level);
    expect(isWithin(narrow, interval(successes, count, level + 0.04))).toBe(true);
    expect(narrow.lower >= 0 && narrow.upper <= 1 && narrow.lower < narrow.upper).toBe(true);
    expect(narrow.lower <= successes / count && successes / count <= narrow.upper).toBe(true);
    const mirrored = interval(count - successes, count, level);
    expect(mirrored.lower).toBeCloseTo(1 - narrow.upper, 12);
    expect(mirrored.upper).toBeCloseTo(1 - narrow.lower, 12);
  });
