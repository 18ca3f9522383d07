import { expect, it } from 'vitest';
import { expectedMaximum } from '../../src/statistics/expected-maximum.ts';

// Harter 1961, Expected values of normal order statistics, Biometrika 48, table 1, first row of each sample size.
it.each([
  [2, 0.56419],
  [3, 0.84628],
  [4, 1.02938],
  [5, 1.16296],
  [10, 1.53875],
  [15, 1.73591],
  [20, 1.86748],
  [50, 2.24907],
  [100, 2.50759],
])('agrees with the table on %s draws', (count, published) => {
  expect(expectedMaximum(count).toFixed(5)).toBe(published.toFixed(5));
});

// Closed forms for small samples: 1/√π and 3/(2√π), Jones 1948, Exact lower moments of order statistics.
it('has eight right decimals', () => {
  expect(expectedMaximum(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 8);
  expect(expectedMaximum(3)).toBeCloseTo(3 / (2 * Math.sqrt(Math.PI)), 8);
  // scipy 1.17.1, integrate.quad of the same integrand.
  expect(expectedMaximum(1000)).toBeCloseTo(3.241435769133518, 8);
  expect(expectedMaximum(1_000_000)).toBeCloseTo(4.862897486199744, 7);
});
