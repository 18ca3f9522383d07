import { expect, it } from 'vitest';
import { drawPermutation } from '../../src/random/permutation.ts';
import { scripted } from './scripted.ts';

it.each([0, 1])('knows only one order of %j', (count) => {
  expect(drawPermutation(scripted(), count)).toEqual(Uint32Array.from({ length: count }, (_, index) => index));
});

// 2³² comes last: what takes it would be at work for minutes
it.each([-1, 1.5, Number.NaN, 2 ** 40, 2 ** 32])('refuses the count %j', (count) => {
  expect(() => drawPermutation(scripted(), count)).toThrow(expect.objectContaining({ code: 'count-invalid' }));
});

it('says which count it was given', () => {
  expect(() => drawPermutation(scripted(), -1)).toThrow(
    'Expected the count of a permutation to be an integer from 0 to 4294967295, received -1.',
  );
});

// by hand: the last of 5 places swaps with place 7 mod 5 = 2, the one before with 4 mod 4 = 0, then 5 mod 3 = 2, 1 mod 2 = 1
it('swaps each place but the first with one drawn up to it, from the last on, and leaves the stream there', () => {
  const stream = scripted(7, 4, 5, 1, 9);
  expect([...drawPermutation(stream, 5)]).toEqual([3, 1, 4, 0, 2]);
  expect(stream.uint32()).toBe(9);
});
