import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/statistics/summary.ts';

describe('summarize', () => {
  it('sums a sample up', () => {
    expect(summarize([3, 1, 2, 10])).toEqual({
      count: 4,
      mean: 4,
      standardDeviation: Math.sqrt(50 / 3),
      minimum: 1,
      maximum: 10,
      median: 2.5,
    });
  });

  it('has no standard deviation for one value', () => {
    expect(summarize([0.5])).toEqual({ count: 1, mean: 0.5, minimum: 0.5, maximum: 0.5, median: 0.5 });
  });

  it('has standard deviation 0 for equal values', () => {
    expect(summarize([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, standardDeviation: 0 });
  });

  it('has the standard deviation of values that differ in their last digit, where the mean is rounded', () => {
    const { standardDeviation = 0 } = summarize([1, 1, 1 + Number.EPSILON]);
    expect(standardDeviation / Number.EPSILON).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  it('refuses no values', () => {
    expect(() => summarize([])).toThrow(
      expect.objectContaining({
        code: 'sample-too-small',
        message: 'Expected at least 1 value for a summary, received 0; run more seeds.',
      }),
    );
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses %s', (value) => {
    expect(() => summarize([1, value])).toThrow(
      expect.objectContaining({
        code: 'sample-not-finite',
        message: `Expected finite numbers for a summary, received ${value} as number 2 of 2.`,
      }),
    );
  });
});
