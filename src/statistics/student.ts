import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';
import jStat from 'jstat';

/**
 * Probability that Student's t is at most `x`; `degrees` may be a fraction, and infinity is the normal distribution.
 *
 * @see Student 1908, The probable error of a mean.
 */
export function studentCdf(x: number, degrees: number): number {
  return degrees === Infinity ? normalCdf(x, 0, 1) : cdf(x, degrees);
}

/** The value that Student's t is at most with this probability; the inverse of {@link studentCdf}. */
export function studentQuantile(probability: number, degrees: number): number {
  return degrees === Infinity ? normalQuantile(probability, 0, 1) : quantile(probability, degrees);
}

/**
 * Probability that a noncentral t is at most `x`, right to six decimals for a noncentrality from 0 to 24; beyond, the
 * library's series breaks off too early.
 *
 * @see Johnson & Welch 1940, Applications of the non-central t-distribution.
 */
export function noncentralCdf(x: number, degrees: number, noncentrality: number): number {
  if (degrees === Infinity) return normalCdf(x, noncentrality, 1);
  return jStat.noncentralt.cdf(x, degrees, noncentrality);
}
