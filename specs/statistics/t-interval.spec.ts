import { expect, it } from 'vitest';
import { tInterval } from '../../src/statistics/t-interval.ts';

it('is a point for equal values', () => {
  expect(tInterval([0.5, 0.5])).toEqual({ lower: 0.5, upper: 0.5 });
});

it.each([[[]], [[0.98]]])('refuses %j', (values) => {
  expect(() => tInterval(values)).toThrow(
    expect.objectContaining({
      code: 'sample-too-small',
      message: `Expected at least 2 values for a t interval, received ${values.length}; run more seeds.`,
    }),
  );
});

it('refuses NaN', () => {
  expect(() => tInterval([1, Number.NaN])).toThrow(expect.objectContaining({ code: 'sample-not-finite' }));
});

it.each([0, 1, 95, -0.5, Number.NaN])('refuses the level %s', (level) => {
  expect(() => tInterval([1, 2], level)).toThrow(
    expect.objectContaining({
      code: 'level-invalid',
      message: `Expected \`level\` to be a number > 0 and < 1, received ${level}.`,
    }),
  );
});
