import { describe, expect, it } from 'vitest';
import { detectableDifference, errorOfDesign, powerToDetect, sampleSize } from '../../src/statistics/power.ts';

const refused = (message: string) => expect.objectContaining({ code: 'test-plan-invalid', message });

describe('at the ends', () => {
  it('finds any difference without error, and none where there is none', () => {
    const exact = { standardError: 0, degrees: 4 };
    expect(powerToDetect(exact, 1e-9)).toBe(1);
    expect(powerToDetect(exact, 0)).toBeCloseTo(0.05, 8);
    expect(detectableDifference(exact)).toBe(0);
  });

  it('finds most of what lies 24 errors away in two values, and is 1 beyond', () => {
    const pair = errorOfDesign('one-sample', 2);
    expect(powerToDetect(pair, 24 * pair.standardError)).toBeCloseTo(0.94, 2);
    expect(powerToDetect(pair, 24.001 * pair.standardError)).toBe(1);
  });

  it('detects a difference above 0 in two values with hardly more power than none has', () => {
    const pair = errorOfDesign('one-sample', 2);
    const difference = detectableDifference(pair, 0.06);
    expect(difference).toBeGreaterThan(0);
    expect(powerToDetect(pair, difference)).toBeCloseTo(0.06, 6);
  });

  it('detects a difference with exactly the power that was asked for, where the search meets it', () => {
    const pairs = errorOfDesign('two-sample', 2);
    expect(powerToDetect(pairs, detectableDifference(pairs, 0.27))).toBeCloseTo(0.27, 9);
  });

  it('needs two values for a huge effect, and knows no size for a tiny one', () => {
    expect(sampleSize({ design: 'one-sample', effect: 1000 })).toBe(2);
    expect(sampleSize({ design: 'two-sample', effect: 1e-4 })).toBeUndefined();
    expect(sampleSize({ design: 'two-sample', effect: 0 })).toBeUndefined();
  });
});

describe('refusals', () => {
  it.each([1, 0, -3, 2.5, Number.NaN])('refuse the count %s', (count) => {
    expect(() => errorOfDesign('one-sample', count)).toThrow(
      refused(`Expected \`count\` to be an integer ≥ 2, received ${count}.`),
    );
  });

  it.each([Number.NaN, Infinity])('refuse the difference %s', (difference) => {
    const message = `Expected \`difference\` to be a finite number, received ${difference}.`;
    expect(() => powerToDetect({ standardError: 1, degrees: 3 }, difference)).toThrow(refused(message));
    expect(() => sampleSize({ design: 'one-sample', effect: difference })).toThrow(refused(message));
  });

  it.each([0.05, 0.95, 1, 80, Number.NaN])('refuse the power %s', (power) => {
    const message = `Expected \`power\` to be a number > 0.05 and ≤ 0.9, received ${power}.`;
    expect(() => detectableDifference({ standardError: 1, degrees: 3 }, power)).toThrow(refused(message));
    expect(() => sampleSize({ design: 'one-sample', effect: 1, power })).toThrow(refused(message));
  });
});
