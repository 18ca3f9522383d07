import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deviationInterval } from '../../src/statistics/deviation-interval.ts';
import { summarize } from '../../src/statistics/summary.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { samples, scales, shifts } from './arbitraries.ts';

type DeviationInterval = typeof deviationInterval;

const holdsTheDeviationInItsUnit = (interval: DeviationInterval) =>
  fc.property(samples, scales, shifts, (values, scale, shift) => {
    const { standardDeviation = 0 } = summarize(values);
    const { lower, upper } = interval(values);
    expect(lower).toBeLessThan(standardDeviation);
    expect(upper).toBeGreaterThan(standardDeviation);
    const moved = interval(values.map((value) => value * scale + shift));
    expect(moved.lower / scale / lower).toBeCloseTo(1, 8);
    expect(moved.upper / scale / upper).toBeCloseTo(1, 8);
    const narrower = interval(values, 0.8);
    expect(narrower.lower > lower && narrower.upper < upper).toBe(true);
  });

const variance: DeviationInterval = (values, level) => {
  const { lower, upper } = deviationInterval(values, level);
  return { lower: lower * lower, upper: upper * upper };
};
const swapped: DeviationInterval = (values, level) => {
  const { lower, upper } = deviationInterval(values, level);
  return { lower: upper, upper: lower };
};

it('always holds the deviation, in its unit, and widens with the level', () => {
  expectLaw(holdsTheDeviationInItsUnit(deviationInterval));
  for (const defect of [variance, swapped]) expectDefectCaught(holdsTheDeviationInItsUnit(defect));
});
