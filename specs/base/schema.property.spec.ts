import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integer, type NumberBounds, real, z } from '../../src/base/schema.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

// few, so that a value is often a bound
const number = fc.constantFrom(-1, -0.5, 0, 0.5, 1);
const odd = fc.constantFrom(NaN, Infinity, -Infinity, '1', null, 1n, 2 ** 53);
const bounds = fc.record(
  { atLeast: number, above: number, atMost: number, below: number },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<NumberBounds>;
const range = fc
  .tuple(fc.integer({ min: -2, max: 2 }), fc.nat(2))
  .map(([least, more]) => [least, least + more] as const);
const value = fc.oneof(number, fc.integer({ min: -3, max: 5 }), odd);

/** Takes the finite numbers within its bounds, and says the same of everything else. */
const keepsBounds = (make: (limits: NumberBounds) => z.ZodType) =>
  fc.property(bounds, value, (limits, x) => {
    const { atLeast = -Infinity, above = -Infinity, atMost = Infinity, below = Infinity } = limits;
    const fits = typeof x === 'number' && Number.isFinite(x) && x >= atLeast && x > above && x <= atMost && x < below;
    expectTaken(make(limits), x, fits);
  });

/** The same for the safe integers of a range. */
const keepsRange = (make: typeof integer) =>
  fc.property(range, value, ([least, most], x) => {
    expectTaken(make(least, most), x, Number.isSafeInteger(x) && Number(x) >= least && Number(x) <= most);
  });

function expectTaken(schema: z.ZodType, x: unknown, fits: boolean): void {
  const found = wordsOf(schema, x);
  expect(found).toEqual(fits ? [] : found.map(() => wordsOf(schema, NaN)[0]));
  expect(found.length === 0).toBe(fits);
}

function wordsOf(schema: z.ZodType, x: unknown): string[] {
  return schema.safeParse(x).error?.issues.map((issue) => issue.message) ?? [];
}

describe('real', () => {
  it('always takes the finite numbers within its bounds, and says the same of everything else', () => {
    expectLaw(keepsBounds(real), { numRuns: 1000 });
    expectDefectCaught(keepsBounds((limits) => real({ ...limits, atLeast: -9 })));
    expectDefectCaught(keepsBounds((limits) => real({ ...limits, atMost: 9 })));
    expectDefectCaught(keepsBounds((limits) => real({ ...limits, atLeast: limits.above ?? -9, above: -9 })));
    expectDefectCaught(keepsBounds((limits) => real(limits).max(5, { error: 'a small number' })));
  });
});

describe('integer', () => {
  it('always takes the integers of its range, and says the same of everything else', () => {
    expectLaw(keepsRange(integer), { numRuns: 1000 });
    expectDefectCaught(keepsRange((least, most) => integer(least + 1, most)));
    expectDefectCaught(keepsRange((least) => integer(least)));
    expectDefectCaught(
      keepsRange((least, most) =>
        z
          .number()
          .min(least)
          .max(most ?? 0),
      ),
    );
  });
});
