import fc from 'fast-check';
import { type BigNumber, bignumber } from 'mathjs';
import { expect, it } from 'vitest';
import { type Summary, summarize } from '../../src/statistics/summary.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Summarize = typeof summarize;

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

const agreesWithSixtyFourDigits = (implementation: Summarize) =>
  fc.property(samples, (values) => {
    const exact = exactMoments(values);
    const summary = implementation(values);
    expect(Math.abs(summary.mean / exact.mean - 1)).toBeLessThanOrEqual(2 ** -52);
    const error = Math.abs((summary.standardDeviation ?? Number.NaN) - exact.deviation);
    expect(error).toBeLessThanOrEqual(1e-14 * exact.deviation);
  });

const liesInOrder = (implementation: Summarize) =>
  fc.property(samples, (values) => {
    const { count, minimum, median, maximum, mean: average } = implementation(values);
    expect(count).toBe(values.length);
    expect([minimum, maximum]).toEqual([Math.min(...values), Math.max(...values)]);
    expect(average >= minimum && average <= maximum).toBe(true);
    const [below, above] = [values.filter((value) => value < median), values.filter((value) => value > median)];
    expect(Math.max(below.length, above.length)).toBeLessThanOrEqual(count / 2);
  });

const ignoresTheOrder = (implementation: Summarize) =>
  fc.property(
    samples.chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length }))),
    ([values, shuffled]) => {
      expect(implementation(shuffled)).toEqual(implementation(values));
    },
  );

const withDeviation =
  (deviation: (summary: Summary, values: readonly number[]) => number): Summarize =>
  (values) => {
    const summary = summarize(values);
    return { ...summary, standardDeviation: deviation(summary, values) };
  };
const population = withDeviation(
  ({ standardDeviation = 0, count }) => standardDeviation * Math.sqrt((count - 1) / count),
);
const onePass = withDeviation(({ count, mean: average }, values) =>
  Math.sqrt((values.reduce((sum, value) => sum + value * value, 0) - count * average * average) / (count - 1)),
);
const firstThree = withDeviation((_, values) => summarize(values.slice(0, 3)).standardDeviation ?? 0);
const standardError = withDeviation(({ standardDeviation = 0, count }) => standardDeviation / Math.sqrt(count));
const bestAsMean: Summarize = (values) => ({ ...summarize(values), mean: Math.max(...values) });
const unsortedMedian: Summarize = (values) => ({ ...summarize(values), median: values[Math.floor(values.length / 2)] });
const meanInOrder: Summarize = (values) => ({
  ...summarize(values),
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
});

it('always agrees with mean and sample deviation in 64 digits', () => {
  expectLaw(agreesWithSixtyFourDigits(summarize));
  for (const defect of [population, onePass, firstThree, standardError, bestAsMean]) {
    expectDefectCaught(agreesWithSixtyFourDigits(defect));
  }
});

it('always lies in order', () => {
  expectLaw(liesInOrder(summarize));
  expectDefectCaught(liesInOrder(unsortedMedian));
});

it('always gives the same bits whatever the order of the values', () => {
  expectLaw(ignoresTheOrder(summarize));
  expectDefectCaught(ignoresTheOrder(meanInOrder));
  expectDefectCaught(ignoresTheOrder(unsortedMedian));
});
