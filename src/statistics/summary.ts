import { checkSample } from './sample.ts';

/** A sample in few numbers. */
export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation, divided by count − 1; absent for one value. */
  readonly standardDeviation?: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Middle value; the mean of the two middle ones for an even count. */
  readonly median: number;
}

/**
 * Summary of a sample; the order of its values changes no bit.
 *
 * The variance is corrected by the sum of the deviations, so that values that differ in their last digits only keep a
 * right one.
 *
 * @throws {SameseedError} `sample-too-small` for no values, `sample-not-finite` for NaN and infinities.
 * @see Chan, Golub & LeVeque 1983, Algorithms for Computing the Sample Variance, the corrected two-pass algorithm.
 */
export function summarize(values: readonly number[]): Summary {
  checkSample(values, { atLeast: 1, statistic: 'a summary' });
  const ascending = values.toSorted((a, b) => a - b);
  const count = ascending.length;
  const [minimum, maximum] = [ascending[0], ascending[count - 1]];
  const mean = meanOf(ascending);
  const middle = Math.floor(count / 2);
  const median = count % 2 === 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
  const location = { count, mean, minimum, maximum, median };
  return count === 1 ? location : { ...location, standardDeviation: deviationOf(ascending, mean) };
}

function meanOf(values: readonly number[]): number {
  const rough = sumOf(values) / values.length;
  return rough + sumOf(values.map((value) => value - rough)) / values.length;
}

function deviationOf(values: readonly number[], mean: number): number {
  const deviations = values.map((value) => value - mean);
  const sum = sumOf(deviations);
  const squares = sumOf(deviations.map((deviation) => deviation * deviation));
  return Math.sqrt(Math.max(0, squares - (sum * sum) / values.length) / (values.length - 1));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
