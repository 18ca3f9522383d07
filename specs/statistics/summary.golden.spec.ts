import { expect, it } from 'vitest';
import { summarize } from '../../src/statistics/summary.ts';

const alternating = (first: number, low: number, high: number) =>
  Array.from({ length: 1001 }, (_, index) => (index === 0 ? first : index % 2 === 1 ? low : high));

// NIST Statistical Reference Datasets, univariate summary statistics: NumAcc1 to NumAcc4, certified values.
it.each([
  ['NumAcc1', [10_000_001, 10_000_003, 10_000_002], 10_000_002, 1],
  ['NumAcc2', alternating(1.2, 1.1, 1.3), 1.2, 0.1],
  ['NumAcc3', alternating(1_000_000.2, 1_000_000.1, 1_000_000.3), 1_000_000.2, 0.1],
  ['NumAcc4', alternating(10_000_000.2, 10_000_000.1, 10_000_000.3), 10_000_000.2, 0.1],
])('agrees with the certified values of %s', (_name, values, mean, deviation) => {
  const summary = summarize(values);
  expect(Math.abs(summary.mean / mean - 1)).toBeLessThan(1e-15);
  // The data as float64 have no more digits of the deviation: 10,000,000.1 is right to 1.9e-9.
  expect(Math.abs((summary.standardDeviation ?? 0) / deviation - 1)).toBeLessThan(1e-8);
});
