import { expect, it } from 'vitest';
import { drawInteger } from '../../src/random/integer.ts';
import { scripted } from './scripted.ts';

it('draws only 0 below a bound of 1', () => {
  expect(drawInteger(scripted(2 ** 32 - 1), 1)).toBe(0);
});

it('takes every word for a bound of 2³²', () => {
  expect(drawInteger(scripted(2 ** 32 - 1), 2 ** 32)).toBe(2 ** 32 - 1);
});

it('rejects the words past the last whole multiple of the bound', () => {
  expect(drawInteger(scripted(4_294_967_295, 4_294_967_290, 4_294_967_289), 10)).toBe(9);
});

it.each([0, -1, 1.5, 2 ** 32 + 1, Number.NaN, Infinity])('refuses the bound %j', (bound) => {
  expect(() => drawInteger(scripted(), bound)).toThrow(expect.objectContaining({ code: 'bound-invalid' }));
});

it('says which bound it was given', () => {
  expect(() => drawInteger(scripted(), 0)).toThrow(
    'Expected the bound of a draw to be an integer from 1 to 4294967296, received 0.',
  );
});
