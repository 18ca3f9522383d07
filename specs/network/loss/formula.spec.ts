import { describe, expect, it } from 'vitest';
import { openLossOracle } from '../../../src/network/loss/formula.ts';

describe('openLossOracle', () => {
  it('evaluates the loss and its derivative', () => {
    const oracle = openLossOracle(4);
    expect(oracle.loss([0, 0, 0, 0], 2)).toBe(Math.log(4));
    expect(oracle.gradient([0, 0, 0, 0], 2)).toEqual([0.25, 0.25, -0.75, 0.25]);
  });

  it('is exact where float64 overflows', () => {
    const oracle = openLossOracle(2);
    expect(oracle.loss([1e4, -1e4], 1)).toBe(2e4);
    expect(Math.abs(oracle.loss([1e4, -1e4], 0))).toBe(0);
    expect(oracle.gradient([1e4, -1e4], 1)).toEqual([1, -1]);
  });

  it('takes logits as the float64 numbers they are, not as their shortest decimals', () => {
    const [large, larger] = [9999.1, 9999.3];
    const expected = Math.log1p(Math.exp(larger - large));
    expect(openLossOracle(2).loss([large, larger], 0)).toBeCloseTo(expected, 15);
  });
});
