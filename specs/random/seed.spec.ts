import { expect, it } from 'vitest';
import { parseSeed } from '../../src/random/seed.ts';

it.each([0, 1, 2 ** 32 - 1])('takes the seed %j', (seed) => {
  expect(parseSeed(seed)).toBe(seed);
});

it.each([
  [-1, '-1'],
  [2 ** 32, '4294967296'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  ['abc', '"abc"'],
  ['7', '"7"'],
  [undefined, 'nothing'],
])('refuses the seed %j', (seed, words) => {
  expect(() => parseSeed(seed)).toThrow(
    expect.objectContaining({
      code: 'seed-invalid',
      message: `Expected the seed to be an integer from 0 to 4294967295, received ${words}.`,
    }),
  );
});
