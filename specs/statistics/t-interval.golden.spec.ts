import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/statistics/summary.ts';
import { tInterval } from '../../src/statistics/t-interval.ts';

/** A sample of `count` values with mean 0 and standard deviation 1. */
function standardSample(count: number): number[] {
  const values = Array.from({ length: count }, (_, index) => index - (count - 1) / 2);
  const { standardDeviation = 0 } = summarize(values);
  return values.map((value) => value / standardDeviation);
}

const quantileOf = (count: number, level: number) => tInterval(standardSample(count), level).upper * Math.sqrt(count);

describe('tInterval', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t distribution, columns
  // 0.95, 0.975 and 0.995.
  it.each([
    [1, 6.314, 12.706, 63.657],
    [2, 2.92, 4.303, 9.925],
    [3, 2.353, 3.182, 5.841],
    [5, 2.015, 2.571, 4.032],
    [9, 1.833, 2.262, 3.25],
    [14, 1.761, 2.145, 2.977],
    [30, 1.697, 2.042, 2.75],
    [100, 1.66, 1.984, 2.626],
  ])('uses the quantiles of %s degrees of freedom', (degrees, ...published) => {
    const computed = [0.9, 0.95, 0.99].map((level) => quantileOf(degrees + 1, level));
    for (const [index, value] of published.entries()) expect(computed[index]).toBeCloseTo(value, 3);
  });

  // FACTS section 3: half-width of a 95 % interval at standard deviation 0.0007.
  it.each([
    [3, 0.0017],
    [6, 0.0007],
    [10, 0.0005],
  ])('has the half-width that %s runs give', (count, halfWidth) => {
    const { lower, upper } = tInterval(standardSample(count).map((value) => 0.982 + 0.0007 * value));
    expect(((upper - lower) / 2).toFixed(4)).toBe(halfWidth.toFixed(4));
    expect((upper + lower) / 2).toBeCloseTo(0.982, 14);
  });
});
