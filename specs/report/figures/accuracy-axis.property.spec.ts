import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccuracyRange, accuracyRange } from '../../../src/report/figures/accuracy-axis.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const accuracies = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });

/** Every value lies inside, the bounds are ticks within [0, 1], and ticks are told apart by their labels. */
const holdsEveryValue = (implementation: (values: readonly number[]) => AccuracyRange) =>
  fc.property(accuracies, (values) => {
    const { lower, upper, ticks, decimals } = implementation(values);
    expect(lower).toBeLessThan(upper);
    for (const value of values) expect(value >= lower - 1e-9 && value <= upper + 1e-9).toBe(true);
    expect([ticks[0], ticks.at(-1)]).toEqual([lower, upper]);
    expect(lower >= 0 && upper <= 1).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(new Set(ticks.map((tick) => tick.toFixed(decimals))).size).toBe(ticks.length);
  });

describe('accuracyRange', () => {
  it('always holds every value', () => {
    expectLaw(holdsEveryValue(accuracyRange));
  });

  it('catches a range cut off at its upper end', () => {
    expectDefectCaught(
      holdsEveryValue((values) => {
        const range = accuracyRange(values);
        const ticks = range.ticks.slice(0, -1);
        return { ...range, ticks, upper: ticks[ticks.length - 1] };
      }),
    );
  });

  it('is as narrow as round numbers allow', () => {
    expect(accuracyRange([0.8765, 0.9861])).toEqual({
      lower: 0.86,
      upper: 1,
      ticks: [0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98, 1],
      decimals: 2,
    });
    expect(accuracyRange([0.9504, 0.9569])).toMatchObject({ lower: 0.95, upper: 0.957, decimals: 3 });
    expect(accuracyRange([1])).toMatchObject({ upper: 1 });
    expect(accuracyRange([0])).toMatchObject({ lower: 0 });
  });

  it('needs a value', () => {
    expect(() => accuracyRange([])).toThrow(expect.objectContaining({ code: 'figure-empty' }));
  });
});
