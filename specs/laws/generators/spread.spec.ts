import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assertSpread, measureSpread } from '../../../src/laws/generators/spread.ts';

const digits = fc.integer({ min: 0, max: 9 });
const isEven = (digit: number) => digit % 2 === 0;
const isZero = (digit: number) => digit === 0;
const isTen = (digit: number) => digit === 10;

it('measures the share of each class, the same every time', () => {
  const shares = measureSpread(digits, { even: [0, isEven], ten: [0, isTen] });
  expect(shares.get('even')).toBeGreaterThan(0.4);
  expect(shares.get('ten')).toBe(0);
  expect(measureSpread(digits, { even: [0, isEven], ten: [0, isTen] })).toEqual(shares);
  expect(measureSpread(digits, { even: [0, isEven] }, { seed: 2 }).get('even')).not.toBe(shares.get('even'));
});

it('is content with classes that are frequent enough', () => {
  expect(() => assertSpread(digits, { even: [0.4, isEven] }, { samples: 200 })).not.toThrow();
});

it('names each class that is too rare, and the cure', () => {
  const classes = { zero: [0.5, isZero], ten: [0.01, isTen], odd: [0, isEven] } as const;
  expect(() => assertSpread(fc.constant(1), classes)).toThrow(
    expect.objectContaining({
      code: 'spread-thin',
      message:
        'Expected “zero” in at least 50 % of the values, received 0 %; “ten” in at least 1 % of the values, received 0 %; give such values a branch of their own, as with `fc.oneof`.',
    }),
  );
});
