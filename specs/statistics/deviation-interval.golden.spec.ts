import { expect, it } from 'vitest';
import { deviationInterval } from '../../src/statistics/deviation-interval.ts';
import { summarize } from '../../src/statistics/summary.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, critical values of the chi-square distribution, lower and
// upper tail of 0.025.
it.each([
  [1, 0.001, 5.024],
  [2, 0.051, 7.378],
  [4, 0.484, 11.143],
  [9, 2.7, 19.023],
  [30, 16.791, 46.979],
  [100, 74.222, 129.561],
])('uses the quantiles of %s degrees of freedom', (degrees, low, high) => {
  const values = Array.from({ length: degrees + 1 }, (_, index) => index);
  const { standardDeviation = 0 } = summarize(values);
  const { lower, upper } = deviationInterval(values);
  const quantileAt = (bound: number) => (degrees * standardDeviation * standardDeviation) / (bound * bound);
  expect(quantileAt(upper).toFixed(3)).toBe(low.toFixed(3));
  expect(quantileAt(lower).toFixed(3)).toBe(high.toFixed(3));
});
