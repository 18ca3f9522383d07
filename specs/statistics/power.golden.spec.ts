import { describe, expect, it } from 'vitest';
import { detectableDifference, errorOfDesign, powerToDetect, sampleSize } from '../../src/statistics/power.ts';

describe('powerToDetect', () => {
  // R 4, example of ?power.t.test: power.t.test(n = 20, delta = 1, sd = 1): power = 0.8689528.
  it('agrees with R', () => {
    expect(powerToDetect(errorOfDesign('two-sample', 20), 1)).toBeCloseTo(0.8689528, 6);
  });
});

describe('sampleSize', () => {
  // R 4, example of ?power.t.test: power.t.test(power = .90, delta = 1): n = 22.02110.
  it('agrees with R', () => {
    expect(sampleSize({ design: 'two-sample', effect: 1, power: 0.9 })).toBe(23);
  });

  // Cohen 1992, A power primer, table 2: 64 and 26 in each of two groups for a medium and a large effect.
  it.each([
    [0.5, 64],
    [0.8, 26],
  ])('agrees with Cohen on the effect %s', (effect, count) => {
    expect(sampleSize({ design: 'two-sample', effect })).toBe(count);
  });

  // statsmodels 0.15.0, TTestPower and TTestIndPower, solve_power(effect, None, 0.05, 0.8), rounded up: what differences
  // of 0.0005, 0.0010 and 0.0015 need at a standard deviation of 0.0007.
  it.each([
    [5 / 7, 18, 32],
    [10 / 7, 7, 9],
    [15 / 7, 4, 5],
    [0.01, 78_491, 156_979],
  ])('agrees with statsmodels on the effect %s', (effect, one, two) => {
    expect(sampleSize({ design: 'one-sample', effect })).toBe(one);
    expect(sampleSize({ design: 'two-sample', effect })).toBe(two);
  });
});

describe('detectableDifference', () => {
  // statsmodels 0.15.0, the same with solve_power(None, count, 0.05, 0.8).
  it.each([
    [2, 11.549889754978167, 5.653489341914222],
    [3, 3.264043552819638, 3.070892269599019],
    [5, 1.6819970833232674, 2.024440145655355],
    [10, 0.9960019107624178, 1.324947368330822],
    [30, 0.5292357045238948, 0.7356198334313554],
  ])('agrees with statsmodels on %s values', (count, one, two) => {
    expect(detectableDifference(errorOfDesign('one-sample', count)) / one).toBeCloseTo(1, 5);
    expect(detectableDifference(errorOfDesign('two-sample', count)) / two).toBeCloseTo(1, 5);
  });

  // Cohen 1988, section 12.1: 1.960 + 0.842 = 2.802 standard errors where the error is known.
  it('is 2.8 known errors', () => {
    expect(detectableDifference({ standardError: 1, degrees: Infinity }).toFixed(3)).toBe('2.802');
  });
});
