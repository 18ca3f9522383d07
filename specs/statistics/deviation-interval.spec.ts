import { expect, it } from 'vitest';
import { deviationInterval } from '../../src/statistics/deviation-interval.ts';

it('is a point for equal values', () => {
  expect(deviationInterval([0.5, 0.5, 0.5])).toEqual({ lower: 0, upper: 0 });
});

it.each([[[]], [[1]]])('refuses %j', (values) => {
  expect(() => deviationInterval(values)).toThrow(
    expect.objectContaining({
      code: 'sample-too-small',
      message: `Expected at least 2 values for an interval of a standard deviation, received ${values.length}; run more seeds.`,
    }),
  );
});

it('refuses NaN, and a level of 95', () => {
  expect(() => deviationInterval([1, Number.NaN])).toThrow(expect.objectContaining({ code: 'sample-not-finite' }));
  expect(() => deviationInterval([1, 2], 95)).toThrow(expect.objectContaining({ code: 'level-invalid' }));
});
