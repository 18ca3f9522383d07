import jStat from 'jstat';
import { DEFAULT_LEVEL, type Interval, upperProbability } from './interval.ts';
import { checkSample } from './sample.ts';
import { summarize } from './summary.ts';

/**
 * Confidence interval of the standard deviation of a normal distribution from a sample of it.
 *
 * @throws {SameseedError} `sample-too-small` for fewer than two values, `sample-not-finite` for NaN and infinities,
 *   `level-invalid` when `level` is not within (0, 1).
 * @see Fisher 1925, Statistical Methods for Research Workers, section 20; Snedecor & Cochran 1989, Statistical Methods, section 5.11.
 */
export function deviationInterval(values: readonly number[], level: number = DEFAULT_LEVEL): Interval {
  const probability = upperProbability(level);
  checkSample(values, { atLeast: 2, statistic: 'an interval of a standard deviation' });
  const degrees = values.length - 1;
  const { standardDeviation = 0 } = summarize(values);
  const boundAt = (tail: number) => standardDeviation * Math.sqrt(degrees / jStat.chisquare.inv(tail, degrees));
  return { lower: boundAt(probability), upper: boundAt(1 - probability) };
}
