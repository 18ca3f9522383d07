import { expect, it } from 'vitest';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import { bootstrapInterval } from '../../src/statistics/bootstrap-interval.ts';
import { SPATIAL } from './published.ts';

function populationVariance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
}

// Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 14.2: the variance of test A is 171.5; table 14.2,
// 2,000 resamples: the BCa interval of 90 % is 115.8 to 259.6, the percentile interval 100.8 to 233.9.
it('agrees with the published interval but for the draws', () => {
  expect(populationVariance(SPATIAL).toFixed(1)).toBe('171.5');
  const stream = openStream(1, 'bootstrap');
  const { lower, upper } = bootstrapInterval({
    values: SPATIAL,
    statistic: populationVariance,
    draw: (bound) => drawInteger(stream, bound),
    resamples: 20_000,
    level: 0.9,
  });
  expect(Math.abs(lower - 115.8)).toBeLessThan(2);
  expect(Math.abs(upper - 259.6)).toBeLessThan(4);
});
