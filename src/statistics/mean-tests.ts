import { SameseedError } from '../base/errors.ts';
import { checkSample } from './sample.ts';
import { summarize } from './summary.ts';
import { type Estimate, type EstimateError, testEstimate, type TTest, type TTestOptions } from './t-test.ts';

/** Two samples; paired ones are of one length, their values in one order. */
export interface TwoSamples {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/**
 * The mean of a normal distribution, from a sample of it, against a value.
 *
 * @throws {SameseedError} `sample-too-small` for fewer than two values, `sample-not-finite` for NaN and infinities,
 *   `level-invalid` when `level` is not within (0, 1).
 * @see Student 1908, The probable error of a mean.
 */
export function oneSampleTest(values: readonly number[], options?: TTestOptions): TTest {
  return testEstimate(meanEstimate(values), options);
}

/**
 * The mean of a − b over pairs against a value.
 *
 * @throws {SameseedError} `samples-unpaired` for samples of different lengths, otherwise as {@link oneSampleTest} does.
 * @see Student 1908, The probable error of a mean, section IX.
 */
export function pairedTest({ a, b }: TwoSamples, options?: TTestOptions): TTest {
  if (a.length !== b.length) {
    throw new SameseedError(
      'samples-unpaired',
      `Expected two samples of one length to be paired, received ${a.length} and ${b.length} values; keep the seeds that both have.`,
    );
  }
  const needed = { atLeast: 2, statistic: 'a t test' };
  for (const values of [a, b]) checkSample(values, needed);
  return oneSampleTest(
    a.map((value, index) => value - b[index]),
    options,
  );
}

/**
 * The difference of two means, a − b, against a value; the variances may differ.
 *
 * @throws {SameseedError} as {@link oneSampleTest} does.
 * @see Welch 1947, The generalization of "Student's" problem when several different population variances are involved.
 */
export function welchTest({ a, b }: TwoSamples, options?: TTestOptions): TTest {
  const [first, second] = [meanEstimate(a), meanEstimate(b)];
  return testEstimate({ ...combineErrors([first, second]), estimate: first.estimate - second.estimate }, options);
}

/**
 * Standard error of a sum or difference of independent estimates, with its effective degrees of freedom.
 *
 * @see Satterthwaite 1946, An approximate distribution of estimates of variance components; JCGM 100:2008 (GUM), 5.1.2 and G.4.1.
 */
export function combineErrors(estimates: readonly Estimate[]): EstimateError {
  const parts = estimates.map(({ standardError, degrees }) => ({ variance: standardError * standardError, degrees }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  // Shares, since the square of a small variance is nothing in a float64.
  const spread = parts.reduce((sum, part) => {
    const share = part.variance === 0 ? 0 : part.variance / variance;
    return sum + (share * share) / part.degrees;
  }, 0);
  return { standardError: Math.sqrt(variance), degrees: 1 / spread };
}

/** The mean of a sample with its standard error, s/√n of n − 1 degrees of freedom; throws as {@link oneSampleTest} does. */
export function meanEstimate(values: readonly number[]): Estimate {
  checkSample(values, { atLeast: 2, statistic: 'a t test' });
  const { mean, standardDeviation = 0 } = summarize(values);
  return {
    estimate: mean,
    standardError: standardDeviation / Math.sqrt(values.length),
    degrees: values.length - 1,
  };
}
