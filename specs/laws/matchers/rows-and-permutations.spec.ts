import { describe, expect, it } from 'vitest';
import { matchers } from '../../../src/laws/matchers/matchers.ts';
import type { Numbers } from '../../../src/laws/matchers/number-parts.ts';
import { messageOf } from './message-of.ts';

expect.extend(matchers);

const f32 = (...values: number[]) => Float32Array.of(...values);

describe('toBeProbabilityRows', () => {
  it.each<[Numbers, number, number?]>([
    [[0.25, 0.75], 2],
    [[1], 1],
    [[0, 1, 0], 3],
    [Array.from({ length: 30 }, () => 0.1), 10],
    [f32(1 / 3, 1 / 3, 1 / 3), 3],
    [[0.5, 0.6], 2, 0.2],
  ])('%o passes in rows of %d', (received, classes, tolerance) => {
    expect(received).toBeProbabilityRows(classes, tolerance);
    expect(messageOf(() => expect(received).not.toBeProbabilityRows(classes, tolerance))).toBe(
      `Expected anything but rows of ${classes} probabilities.`,
    );
  });

  it.each<[Numbers, number, string]>([
    [[], 2, 'Expected whole rows of 2 probabilities, received 0 numbers.'],
    [[1, 0, 1], 2, 'Expected whole rows of 2 probabilities, received 3 numbers.'],
    [
      [0.5, 0.5, 1.5, -0.5],
      2,
      'Expected probabilities from 0 to 1, found others in 2 of 4 numbers.\nfirst: row 1, class 0, received 1.5',
    ],
    [
      [0.5, 0.5, 0, NaN],
      2,
      'Expected probabilities from 0 to 1, found others in 1 of 4 numbers.\nfirst: row 1, class 1, received NaN',
    ],
    [
      [0.5, 0.5, 0.5, 0.25, 0.5, 0.25],
      2,
      'Expected every row to sum to 1, within 2.384185791015625e-7, found others in 2 of 3 rows.\nfirst: row 1, sum 0.75, off by 0.25',
    ],
  ])('%o fails in rows of %d', (received, classes, message) => {
    expect(received).not.toBeProbabilityRows(classes);
    expect(messageOf(() => expect(received).toBeProbabilityRows(classes))).toBe(message);
  });

  it.each([0, 2.5, NaN])('rows of %d are refused', (classes) => {
    expect(messageOf(() => expect([1]).toBeProbabilityRows(classes))).toBe(
      `Expected \`classes\` to be an integer ≥ 1, received ${classes}.`,
    );
  });
});

describe('toBePermutationOf', () => {
  const item = {};
  it.each<[readonly unknown[] | Uint32Array, readonly unknown[] | Uint32Array]>([
    [[], []],
    [
      [3, 1, 2, 1],
      [1, 1, 2, 3],
    ],
    [Uint32Array.of(2, 0, 1), [0, 1, 2]],
    [
      ['b', 'a'],
      ['a', 'b'],
    ],
    [
      [NaN, -0, 0],
      [0, NaN, -0],
    ],
    [
      [undefined, item],
      [item, undefined],
    ],
  ])('%o passes for %o', (received, expected) => {
    expect(received).toBePermutationOf(expected);
    expect(messageOf(() => expect(received).not.toBePermutationOf(expected))).toBe(
      'Expected anything but a permutation.',
    );
  });

  it.each<[readonly unknown[] | Uint32Array, readonly unknown[] | Uint32Array, string]>([
    [
      [0, 2, 2],
      [0, 1, 2],
      'Expected a permutation.\nfirst too many: 2 at index 2, there 2 times, expected 1\nfirst missing: 1, there 0 times, expected 1',
    ],
    [
      Uint32Array.of(0, 1),
      [0, 1, 2],
      'Expected a permutation of 3 items, received 2.\nfirst missing: 2, there 0 times, expected 1',
    ],
    [
      [0, 1, 2],
      [0, 1],
      'Expected a permutation of 2 items, received 3.\nfirst too many: 2 at index 2, there 1 times, expected 0',
    ],
    [
      [0],
      [-0],
      'Expected a permutation.\nfirst too many: 0 at index 0, there 1 times, expected 0\nfirst missing: -0, there 0 times, expected 1',
    ],
    [
      [undefined],
      [],
      'Expected a permutation of 0 items, received 1.\nfirst too many: nothing at index 0, there 1 times, expected 0',
    ],
    [[{}], [{}], /^Expected a permutation\.\nfirst too many: \{\} at index 0/u.source],
  ])('%o fails for %o', (received, expected, message) => {
    expect(received).not.toBePermutationOf(expected);
    const told = messageOf(() => expect(received).toBePermutationOf(expected));
    expect(told === message || new RegExp(message, 'u').test(told), told).toBe(true);
  });

  it('a set is refused', () => {
    expect(messageOf(() => expect(new Set([1])).toBePermutationOf([1]))).toContain(
      'Expected the received value to be a list or typed array, received ',
    );
  });
});
