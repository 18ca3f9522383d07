import fc from 'fast-check';
import { type BigNumber, bignumber } from 'mathjs';
import { expect } from 'vitest';
import type { summarize } from '../../src/statistics/summary.ts';

/** Anything that claims to summarize a sample. */
export type Summarize = typeof summarize;

// Accuracies: parts of 10,000 images; and values that differ in their last digits only.
const samples = fc.oneof(
  fc.array(
    fc.integer({ min: 9000, max: 10_000 }).map((right) => right / 10_000),
    { minLength: 2, maxLength: 20 },
  ),
  fc.array(
    fc.integer({ min: 0, max: 1000 }).map((part) => 1e6 + part / 1024),
    { minLength: 2, maxLength: 20 },
  ),
);

const EXACT_DIGITS = 100;

function sumOf(terms: readonly BigNumber[]): BigNumber {
  return terms.reduce((total, term) => total.add(term), bignumber(0));
}

/** Mean and sample deviation in 64 digits, of the values as the binary numbers they are. */
function exactMoments(values: readonly number[]): { mean: number; deviation: number } {
  const exact = values.map((value) => bignumber(value.toPrecision(EXACT_DIGITS)));
  const mean = sumOf(exact).div(exact.length);
  const squares = sumOf(exact.map((value) => value.sub(mean).pow(2)));
  return {
    mean: mean.toNumber(),
    deviation: squares
      .div(exact.length - 1)
      .sqrt()
      .toNumber(),
  };
}

/** Mean and sample deviation are those in 64 digits. */
export const agreesWithSixtyFourDigits = (implementation: Summarize) =>
  fc.property(samples, (values) => {
    const exact = exactMoments(values);
    const summary = implementation(values);
    expect(Math.abs(summary.mean / exact.mean - 1)).toBeLessThanOrEqual(2 ** -52);
    const error = Math.abs((summary.standardDeviation ?? Number.NaN) - exact.deviation);
    expect(error).toBeLessThanOrEqual(1e-14 * exact.deviation);
  });

/** Minimum, median, mean and maximum are where they belong. */
export const liesInOrder = (implementation: Summarize) =>
  fc.property(samples, (values) => {
    const { count, minimum, median, maximum, mean: average } = implementation(values);
    expect(count).toBe(values.length);
    expect([minimum, maximum]).toEqual([Math.min(...values), Math.max(...values)]);
    expect(average >= minimum && average <= maximum).toBe(true);
    const [below, above] = [values.filter((value) => value < median), values.filter((value) => value > median)];
    expect(Math.max(below.length, above.length)).toBeLessThanOrEqual(count / 2);
  });

/** The order of the values changes no bit. */
export const ignoresTheOrder = (implementation: Summarize) =>
  fc.property(
    samples.chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length }))),
    ([values, shuffled]) => {
      expect(implementation(shuffled)).toEqual(implementation(values));
    },
  );
