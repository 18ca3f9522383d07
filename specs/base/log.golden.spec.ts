import { describe, expect, it } from 'vitest';
import { portableLog } from '../../src/base/log.ts';
import { float64Hex } from '../support/precise.ts';

// portableLog on Node 20.20.2. All but the one of 3 (0.59 ULP off) equal ln x of 40 digits (mathjs) rounded to float64,
// and all but the last equal FDLIBM as V8 has it, which halves m a little below √2 already.
const BITS: readonly (readonly [number, string])[] = [
  [1, '0000000000000000'],
  [2, '3fe62e42fefa39ef'],
  [3, '3ff193ea7aad030a'],
  [10, '40026bb1bbb55516'],
  [0.1, 'c0026bb1bbb55515'],
  [0.1307, 'c000475fc82eed09'],
  [Math.SQRT1_2, 'bfd62e42fefa39ee'],
  [1 + Number.EPSILON, '3cafffffffffffff'],
  [1 - Number.EPSILON / 2, 'bca0000000000000'],
  [1e-300, 'c085963447f87fb5'],
  [Number.MAX_VALUE, '40862e42fefa39ef'],
  [2.2250738585072014e-308, 'c086232bdd7abcd2'],
  [Number.MIN_VALUE, 'c0874385446d71c3'],
  [1.41421377, '3fd62e439c9e4199'],
];

describe('portableLog', () => {
  it.each(BITS)('of %d has the bits %s', (x, bits) => {
    expect(float64Hex(portableLog(x))).toBe(bits);
  });
});
