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
