import { expect, it } from 'vitest';
import { wilsonInterval } from '../../src/statistics/wilson-interval.ts';

it('ends at 0 and 1 for none and all', () => {
  expect(wilsonInterval(0, 7).lower).toBe(0);
  expect(wilsonInterval(7, 7).upper).toBe(1);
});

it.each([
  [1, 0, '`count` to be an integer ≥ 1, received 0'],
  [1, 2.5, '`count` to be an integer ≥ 1, received 2.5'],
  [3, 2, '`successes` to be an integer from 0 to 2, received 3'],
  [-1, 2, '`successes` to be an integer from 0 to 2, received -1'],
  [0.98, 2, '`successes` to be an integer from 0 to 2, received 0.98'],
])('refuses %s of %s', (successes, count, message) => {
  expect(() => wilsonInterval(successes, count)).toThrow(expect.objectContaining({ code: 'proportion-invalid' }));
  expect(() => wilsonInterval(successes, count)).toThrow(message);
});

it('refuses a level of 95', () => {
  expect(() => wilsonInterval(1, 2, 95)).toThrow(expect.objectContaining({ code: 'level-invalid' }));
});
