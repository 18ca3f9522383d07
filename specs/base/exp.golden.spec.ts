import { describe, expect, it } from 'vitest';
import { portableExp } from '../../src/base/exp.ts';
import { float64Hex } from '../support/precise.ts';

// portableExp on Node 20.20.2. All but the second equal e^x of 40 digits (mathjs) rounded to float64, and FDLIBM as V8
// has it; e itself is 0.67 ULP off, where V8 answers from a table.
const BITS: readonly (readonly [number, string])[] = [
  [0, '3ff0000000000000'],
  [1, '4005bf0a8b14576a'],
  [-1, '3fd78b56362cef38'],
  [0.5, '3ffa61298e1e069c'],
  [1e-9, '3ff000000044b830'],
  [-17.25, '3e614f49dbc5078c'],
  [0.34657359027997264, '3ff6a09e667f3bcc'],
  [88.72283905206835, '47efffffdffffff5'],
  [709, '7fdd422d2be5dc9b'],
  [-707.5, '00239b42358bdf31'],
  [-708, '0017c8ab2288c9ab'],
];

describe('portableExp', () => {
  it.each(BITS)('of %d has the bits %s', (x, bits) => {
    expect(float64Hex(portableExp(x))).toBe(bits);
  });
});
