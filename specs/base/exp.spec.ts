import { describe, expect, it } from 'vitest';
import { portableExp } from '../../src/base/exp.ts';
import { nextUp } from '../support/precise.ts';

const SMALLEST_NORMAL = 2.2250738585072014e-308;

describe('portableExp', () => {
  it.each([
    [0, 1],
    [-0, 1],
    [5e-324, 1],
    [-5e-324, 1],
    [-Infinity, 0],
    [-708.0000000000001, 0],
    [-1e308, 0],
    [709.0000000000001, Infinity],
    [1e308, Infinity],
    [Infinity, Infinity],
    [NaN, NaN],
  ])('of %d is %d', (x, expected) => {
    expect(portableExp(x)).toBe(expected);
  });

  it('has no denormal result at the lower end', () => {
    expect(portableExp(-708)).toBeGreaterThan(SMALLEST_NORMAL);
    expect(portableExp(nextUp(-708))).toBeGreaterThanOrEqual(portableExp(-708));
  });

  it('is finite at the upper end', () => {
    expect(portableExp(709)).toBeLessThan(Infinity);
  });
});
