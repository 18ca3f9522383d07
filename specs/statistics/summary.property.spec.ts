import { it } from 'vitest';
import { type Summary, summarize } from '../../src/statistics/summary.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { type Summarize, agreesWithSixtyFourDigits, liesInOrder, ignoresTheOrder } from './summary-laws.ts';

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
