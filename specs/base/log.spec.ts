import { describe, expect, it } from 'vitest';
import { portableLog } from '../../src/base/log.ts';

describe('portableLog', () => {
  it.each([
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [Infinity, Infinity],
    [-Infinity, NaN],
    [-1, NaN],
    [-5e-324, NaN],
    [NaN, NaN],
  ])('of %d is %d', (x, expected) => {
    expect(portableLog(x)).toBe(expected);
  });

  it('of every power of two is that many times ln 2, to the last place', () => {
    for (let power = -1022; power <= 1023; power++) {
      expect(Math.abs(portableLog(2 ** power) / Math.LN2 - power)).toBeLessThan(2.5e-13);
    }
  });
});
