import cdf from '@stdlib/stats-base-dists-f-cdf';
import { SameseedError } from '../base/errors.ts';
import { checkSample } from './sample.ts';
import { summarize } from './summary.ts';

/** How the variance of several groups falls between them and within them. */
export interface VarianceAnalysis {
  readonly groups: number;
  /** Number of values in all groups. */
  readonly count: number;
  readonly degreesBetween: number;
  readonly degreesWithin: number;
  /** Sums of squared deviations. */
  readonly squaresBetween: number;
  readonly squaresWithin: number;
  /** F: mean square between / mean square within. */
  readonly statistic: number;
  /** Probability of so large an F if all groups had one mean. */
  readonly p: number;
  /** Share of the sum of squares between the groups, 0 to 1: of this sample, too large for the population. */
  readonly etaSquared: number;
  /** Estimate of the same for the population, 0 to 1; truncated at 0. */
  readonly omegaSquared: number;
  /** Estimated variance of the groups' means, the groups taken as draws; truncated at 0. */
  readonly varianceBetween: number;
  /** Mean square within. */
  readonly varianceWithin: number;
  /** Between / (between + within), 0 to 1: the intraclass correlation. */
  readonly shareBetween: number;
}

/**
 * One-way analysis of variance with variance components by equating mean squares to what they are expected to be;
 * groups may differ in size.
 *
 * @throws {SameseedError} `groups-too-few` for fewer than two groups or no group of two values, `sample-too-small` for
 *   an empty group, `sample-not-finite` for NaN and infinities.
 * @see Fisher 1925, Statistical Methods for Research Workers, chapter VII; Hays 1963, Statistics, for ω²; Searle, Casella & McCulloch 1992, Variance Components, section 3.6, for the components.
 */
export function analyseVariance(groups: readonly (readonly number[])[]): VarianceAnalysis {
  for (const group of groups) checkSample(group, { atLeast: 1, statistic: 'a group' });
  const count = groups.flat().length;
  const [degreesBetween, degreesWithin] = [groups.length - 1, count - groups.length];
  if (degreesBetween < 1 || degreesWithin < 1) {
    throw new SameseedError(
      'groups-too-few',
      `Expected at least 2 groups and more values than groups for an analysis of variance, received ${groups.length} with ${count} values; run more levels or seeds.`,
    );
  }
  const { squaresBetween, squaresWithin } = sumSquares(groups);
  const [meanBetween, varianceWithin] = [squaresBetween / degreesBetween, squaresWithin / degreesWithin];
  const total = squaresBetween + squaresWithin;
  const statistic = meanBetween === 0 ? 0 : meanBetween / varianceWithin;
  const squaredSizes = groups.reduce((sum, { length }) => sum + length * length, 0);
  const typicalSize = (count - squaredSizes / count) / degreesBetween;
  const varianceBetween = Math.max(0, (meanBetween - varianceWithin) / typicalSize);
  const omega = (squaresBetween - degreesBetween * varianceWithin) / (total + varianceWithin);
  return {
    groups: groups.length,
    count,
    degreesBetween,
    degreesWithin,
    squaresBetween,
    squaresWithin,
    statistic,
    // The lower tail of 1/F, since 1 − p would round a small p to 0; all of it where F is 0.
    p: cdf(1 / statistic, degreesWithin, degreesBetween),
    etaSquared: total === 0 ? 0 : squaresBetween / total,
    omegaSquared: total === 0 ? 0 : Math.max(0, omega),
    varianceBetween,
    varianceWithin,
    shareBetween: varianceBetween === 0 ? 0 : varianceBetween / (varianceBetween + varianceWithin),
  };
}

function sumSquares(groups: readonly (readonly number[])[]): { squaresBetween: number; squaresWithin: number } {
  const { mean } = summarize(groups.flat());
  const parts = groups.map((group) => {
    const own = summarize(group);
    const { standardDeviation = 0 } = own;
    const distance = own.mean - mean;
    return {
      between: group.length * distance * distance,
      within: (group.length - 1) * standardDeviation * standardDeviation,
    };
  });
  return {
    squaresBetween: parts.reduce((sum, { between }) => sum + between, 0),
    squaresWithin: parts.reduce((sum, { within }) => sum + within, 0),
  };
}
