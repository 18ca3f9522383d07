import quantile from '@stdlib/stats-base-dists-t-quantile';
import { DEFAULT_LEVEL, type Interval, upperProbability } from './interval.ts';
import { checkSample } from './sample.ts';
import { summarize } from './summary.ts';

/**
 * Confidence interval of the mean of a normal distribution from a sample of it: mean ± t·s/√n, t of n − 1 degrees of
 * freedom.
 *
 * @throws {SameseedError} `sample-too-small` for fewer than two values, `sample-not-finite` for NaN and infinities,
 *   `level-invalid` when `level` is not within (0, 1).
 * @see Student 1908, The probable error of a mean.
 */
export function tInterval(values: readonly number[], level: number = DEFAULT_LEVEL): Interval {
  const probability = upperProbability(level);
  checkSample(values, { atLeast: 2, statistic: 'a t interval' });
  const { mean, standardDeviation = 0 } = summarize(values);
  const half = (quantile(probability, values.length - 1) * standardDeviation) / Math.sqrt(values.length);
  return { lower: mean - half, upper: mean + half };
}
