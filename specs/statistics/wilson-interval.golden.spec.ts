import { expect, it } from 'vitest';
import { wilsonInterval } from '../../src/statistics/wilson-interval.ts';

// Newcombe 1998, Two-sided confidence intervals for the single proportion, table I, method 3 (score, without continuity
// correction), 95 %.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('agrees with the published interval of %s of %s', (successes, count, lower, upper) => {
  const interval = wilsonInterval(successes, count);
  expect(interval.lower.toFixed(4)).toBe(lower.toFixed(4));
  expect(interval.upper.toFixed(4)).toBe(upper.toFixed(4));
});

// FACTS section 2: Hinton's 153 errors in 10,000 images.
it('places 0.9847 between 0.9821 and 0.9869', () => {
  const { lower, upper } = wilsonInterval(10_000 - 153, 10_000);
  expect([lower.toFixed(4), upper.toFixed(4)]).toEqual(['0.9821', '0.9869']);
});
