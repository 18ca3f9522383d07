import { expect, it } from 'vitest';
import { drawInteger } from '../../src/random/integer.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream } from '../../src/random/stream.ts';

it.each([0, 1])('knows only one order of %j', (count) => {
  expect(drawPermutation(openStream(0, 'few'), count)).toEqual(
    Uint32Array.from({ length: count }, (_, index) => index),
  );
});

it.each([-1, 1.5, Number.NaN, 2 ** 32])('refuses the count %j', (count) => {
  expect(() => drawPermutation(openStream(0, 'count'), count)).toThrow(
    expect.objectContaining({ code: 'count-invalid' }),
  );
});

it('says which count it was given', () => {
  expect(() => drawPermutation(openStream(0, 'count'), -1)).toThrow(
    'Expected the count of a permutation to be an integer from 0 to 4294967295, received -1.',
  );
});

it('takes one draw for each place but the last, and leaves the stream there', () => {
  const [stream, other] = [openStream(3, 'order'), openStream(3, 'order')];
  drawPermutation(stream, 5);
  for (const bound of [5, 4, 3, 2]) drawInteger(other, bound);
  expect(stream.uint32()).toBe(other.uint32());
});
