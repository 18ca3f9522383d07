import { describe, expect, it } from 'vitest';
import { differenceInBits, float32Bits, ulpDistance } from '../../src/base/float32.ts';

const LARGEST = 3.4028234663852886e38;
const DENORMAL = 2 ** -149;

describe('float32Bits', () => {
  // IEEE 754-2019, binary32: sign, 8 bits of exponent biased by 127, 23 bits of fraction.
  it.each([
    [0, 0x00000000],
    [-0, 0x80000000],
    [1, 0x3f800000],
    [-2, 0xc0000000],
    [0.1, 0x3dcccccd],
    [DENORMAL, 0x00000001],
    [2 ** -126, 0x00800000],
    [LARGEST, 0x7f7fffff],
    [1e39, 0x7f800000],
    [-Infinity, 0xff800000],
  ])('of %d is %i', (value, bits) => {
    expect(float32Bits(value)).toBe(bits);
  });
});

describe('ulpDistance', () => {
  it.each([
    ['equal values', 1, 1, 0],
    ['values equal after rounding', 0.1, Math.fround(0.1), 0],
    ['zeros of both signs', 0, -0, 0],
    ['neighbours', 1, 1 + 2 ** -23, 1],
    ['neighbours across a power of two', 1, 1 - 2 ** -24, 1],
    ['the smallest denormals on both sides of zero', -DENORMAL, DENORMAL, 2],
    ['zero and the smallest normal', 0, 2 ** -126, 2 ** 23],
    ['the largest value and infinity', LARGEST, Infinity, 1],
    ['both infinities', -Infinity, Infinity, 2 * 0x7f800000],
    ['two NaNs', NaN, NaN, 0],
    ['a NaN and a number', NaN, 1, Infinity],
    ['infinity and a NaN', Infinity, NaN, Infinity],
  ])('of %s', (_case, a, b, expected) => {
    expect(ulpDistance(a, b)).toBe(expected);
  });
});

describe('differenceInBits', () => {
  it('is undefined for equal bits, NaNs included', () => {
    expect(differenceInBits(Float32Array.of(1, NaN, -0), Float32Array.of(1, NaN, -0))).toBeUndefined();
    expect(differenceInBits(new Float32Array(0), new Float32Array(0))).toBeUndefined();
  });

  it('tells count, first and worst place, and how far', () => {
    const a = Float32Array.of(1, 2, 3, 4);
    const b = Float32Array.of(1, 2 + 2 ** -22, 3, 5);
    expect(differenceInBits(a, b)).toEqual({ count: 2, first: 1, worst: 3, maxUlp: 2 ** 21 });
  });

  it('names the first of several that are equally far apart', () => {
    const next = 1 + 2 ** -23;
    expect(differenceInBits(Float32Array.of(1, 1, 1), Float32Array.of(1, next, next))).toEqual({
      count: 2,
      first: 1,
      worst: 1,
      maxUlp: 1,
    });
  });

  it('sees zeros of different sign, at distance 0', () => {
    expect(differenceInBits(Float32Array.of(0), Float32Array.of(-0))).toEqual({
      count: 1,
      first: 0,
      worst: 0,
      maxUlp: 0,
    });
  });

  it('reads views that begin inside a buffer', () => {
    const buffer = Float32Array.of(9, 1, 2).buffer;
    expect(differenceInBits(new Float32Array(buffer, 4), Float32Array.of(1, 2))).toBeUndefined();
  });

  it('refuses arrays of different length', () => {
    expect(() => differenceInBits(new Float32Array(2), new Float32Array(3))).toThrow(
      expect.objectContaining({
        code: 'lengths-differ',
        kind: 'fault',
        message: 'Expected arrays of equal length, received 2 and 3.',
      }),
    );
  });
});
