import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactorAxis, factorAxis } from '../../../src/report/figures/factor-axis.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const factor = fc.oneof(
  fc.constant(0),
  fc
    .integer({ min: -70, max: 0 })
    .map((exponent) => Number(`1e${exponent / 10 < -7 ? -7 : Math.round(exponent / 10)}`)),
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
);
const factors = fc.uniqueArray(factor, { minLength: 1, maxLength: 9 });

/** Places ascend with the factors from 0 to 1, and labels of neighbours stand at least 4 % apart. */
const keepsOrderAndDistance = (implementation: (factors: readonly number[]) => FactorAxis) =>
  fc.property(factors, (values) => {
    const { placeOf } = implementation(values);
    const places = values.toSorted((a, b) => a - b).map(placeOf);
    for (const place of places) expect(place >= 0 && place <= 1).toBe(true);
    for (const [index, place] of places.slice(1).entries()) expect(place - places[index]).toBeGreaterThan(0.04);
  });

const linearOnly = (values: readonly number[]): FactorAxis => ({
  kind: 'linear',
  placeOf: (value) => value / Math.max(...values),
});

describe('factorAxis', () => {
  it('always keeps the order of factors and room for their labels', () => {
    expectLaw(keepsOrderAndDistance(factorAxis));
  });

  it('catches a linear axis for every set', () => {
    expectDefectCaught(keepsOrderAndDistance(linearOnly));
  });

  it.each([
    ['linear', [1e-6, 2.5075e-4, 5.005e-4, 7.5025e-4, 1e-3]],
    ['log', [1e-6, 5.62e-6, 3.16e-5, 1.78e-4, 1e-3]],
    ['log', [0, 1e-6, 5.62e-6, 3.16e-5, 1.78e-4, 1e-3]],
    ['ranks', [1e-6, 1.01e-6, 1e-3]],
    ['linear', [0, 5e-4, 1e-3]],
    ['linear', [1e-3]],
  ])('is %s for %j', (kind, values) => {
    expect(factorAxis(values).kind).toBe(kind);
  });
});
