import { describe, expect, it } from 'vitest';
import { matchers } from '../../../src/laws/matchers/matchers.ts';
import type { Numbers } from '../../../src/laws/matchers/number-parts.ts';
import { messageOf } from './message-of.ts';

expect.extend(matchers);

const f32 = (...values: number[]) => Float32Array.of(...values);
const withBits = (...bits: number[]) => new Float32Array(Uint32Array.of(...bits).buffer);
const tensors = (...values: number[]) => [
  { name: 'dense-1/kernel', shape: [1, 2], values: f32(1, 2) },
  { name: 'dense-1/bias', shape: [values.length], values: Float32Array.from(values) },
];

describe('toHaveSameBitsAs', () => {
  it.each<[Numbers, Numbers]>([
    [0.1, 0.1],
    [-0, -0],
    [NaN, NaN],
    [[], []],
    [
      [1, -0, Infinity],
      [1, -0, Infinity],
    ],
    [f32(0.1, 2 ** -149, -0), f32(0.1, 2 ** -149, -0)],
    [withBits(0x7fc00001), withBits(0x7fc00001)],
    [Uint8Array.of(1, 255), Uint8Array.of(1, 255)],
    [tensors(3), tensors(3)],
    [f32(9, 1, 2, 9).subarray(1, 3), f32(1, 2)],
  ])('%o passes for %o', (received, expected) => {
    expect(received).toHaveSameBitsAs(expected);
    expect(messageOf(() => expect(received).not.toHaveSameBitsAs(expected))).toBe(
      'Expected anything but the same bits.',
    );
  });

  it.each<[Numbers, Numbers, string]>([
    [
      0,
      -0,
      `Expected the same bits, found others in 1 of 1 numbers.
first and worst: index 0, received 0 (0x0000000000000000), expected -0 (0x8000000000000000), 0 apart`,
    ],
    [
      f32(1, 0.1, 3, 5),
      f32(1, 0.1 + 2 ** -27, 3, 4),
      `Expected the same bits, found others in 2 of 4 numbers.
first: index 1, received 0.10000000149011612 (0x3dcccccd), expected 0.10000000894069672 (0x3dccccce), 1 ULP apart
worst: index 3, received 5 (0x40a00000), expected 4 (0x40800000), 2097152 ULP apart`,
    ],
    [
      [1, NaN],
      [1, 2],
      `Expected the same bits, found others in 1 of 2 numbers.
first and worst: index 1, received NaN (0x7ff8000000000000), expected 2 (0x4000000000000000), Infinity apart`,
    ],
    [
      withBits(0x7fc00001),
      withBits(0x7fc00000),
      `Expected the same bits, found others in 1 of 1 numbers.
first and worst: index 0, received NaN (0x7fc00001), expected NaN (0x7fc00000), 0 ULP apart`,
    ],
    [
      tensors(3, 4),
      tensors(3, 8),
      `Expected the same bits, found others in 1 of 4 numbers.
first and worst: dense-1/bias, index 1, received 4 (0x40800000), expected 8 (0x41000000), 8388608 ULP apart`,
    ],
    [
      Uint8Array.of(7),
      Uint8Array.of(9),
      `Expected the same bits, found others in 1 of 1 numbers.
first and worst: index 0, received 7, expected 9, 2 apart`,
    ],
    [f32(1), [1], 'Expected the kind to be float64, received Float32Array.'],
    [f32(1, 2), f32(1), 'Expected 1 numbers, received 2.'],
    [tensors(3, 4), tensors(3), 'Expected 1 numbers in dense-1/bias, received 2.'],
    [tensors(3), tensors(3).slice(1), 'Expected 1 tensors, received 2.'],
    [tensors(3).toReversed(), tensors(3), 'Expected the tensor dense-1/kernel, received dense-1/bias.'],
    [[{ values: f32(1) }], [{ values: [1] }], 'Expected the kind of tensor 0 to be float64, received Float32Array.'],
  ])('%o fails for %o', (received, expected, message) => {
    expect(received).not.toHaveSameBitsAs(expected);
    expect(messageOf(() => expect(received).toHaveSameBitsAs(expected))).toBe(message);
  });

  it.each<[unknown, string | RegExp]>([
    ['1', 'Expected the received value to be a number, a list of numbers, a typed array or tensors, received "1".'],
    [
      undefined,
      'Expected the received value to be a number, a list of numbers, a typed array or tensors, received nothing.',
    ],
    [[1, '2'], 'Expected the received value to hold numbers only, received "2" at index 1.'],
    [BigInt64Array.of(1n), /^Expected the received value to be a number, a list/u],
    [[{ name: 'a', values: 'b' }], /^Expected the received value a to be a number/u],
  ])('%o is refused', (received, message) => {
    expect(messageOf(() => matchers.toHaveSameBitsAs(received, [1]))).toMatch(message);
  });
});

describe('toBeWithinUlp', () => {
  it.each<[Numbers, Numbers, number]>([
    [1, 1 + 2 ** -23, 1],
    [0, -0, 0],
    [NaN, NaN, 0],
    [f32(1, 2), [1, 2], 0],
    [0.1, Math.fround(0.1), 0],
    [-(2 ** -149), 2 ** -149, 2],
    [3.4028234663852886e38, Infinity, 1],
    [tensors(1), tensors(1 + 2 ** -22), 2],
  ])('%o passes for %o at %d', (received, expected, maxUlp) => {
    expect(received).toBeWithinUlp(expected, maxUlp);
    expect(messageOf(() => expect(received).not.toBeWithinUlp(expected, maxUlp))).toBe(
      `Expected anything but numbers within ${maxUlp} ULP.`,
    );
  });

  it.each<[Numbers, Numbers, number, string]>([
    [
      [1, 1, 1],
      [1, 1 + 2 ** -22, 2],
      1,
      `Expected at most 1 ULP, found more in 2 of 3 numbers.
first: index 1, received 1, expected 1.000000238418579, 2 ULP apart
worst: index 2, received 1, expected 2, 8388608 ULP apart`,
    ],
    [
      NaN,
      1,
      1000,
      `Expected at most 1000 ULP, found more in 1 of 1 numbers.
first and worst: index 0, received NaN, expected 1, Infinity ULP apart`,
    ],
    [[1, 2], [1], 9, 'Expected 1 numbers, received 2.'],
  ])('%o fails for %o at %d', (received, expected, maxUlp, message) => {
    expect(received).not.toBeWithinUlp(expected, maxUlp);
    expect(messageOf(() => expect(received).toBeWithinUlp(expected, maxUlp))).toBe(message);
  });

  it.each([-1, 0.5, NaN])('a bound of %d is refused', (maxUlp) => {
    expect(messageOf(() => expect(1).toBeWithinUlp(1, maxUlp))).toBe(
      `Expected \`maxUlp\` to be an integer ≥ 0, received ${maxUlp}.`,
    );
  });
});

it('the matchers are typed', () => {
  // @ts-expect-error a text has no bits that are compared here
  expect(() => expect('1').toHaveSameBitsAs(1)).toThrow('Expected the received value to be a number');
  // @ts-expect-error the bound is missing
  expect(() => expect(1).toBeWithinUlp(1)).toThrow('`maxUlp`');
});
