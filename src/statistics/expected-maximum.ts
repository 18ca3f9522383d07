import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import jStat from 'jstat';
import { SameseedError } from '../base/errors.ts';

/** No normal draw of a million lies farther out. */
const FAR_OUT = 16;

/** A power of two, so that every point of the rule is exact. */
const STEPS = 512;

/**
 * How many standard deviations the largest of `count` independent normal draws lies above their mean, on average: what
 * choosing the best adds when there is nothing to choose. Right to eight decimals.
 *
 * The integral of 1 − F(x) − F(−x) from 0, F the distribution of the largest; that of the largest of uniform draws is
 * beta.
 *
 * @throws {SameseedError} `draws-invalid` when `count` is not an integer from 1 to 1,000,000.
 * @see Tippett 1925, On the extreme individuals and the range of samples taken from a normal population; Harter 1961, Expected values of normal order statistics.
 */
export function expectedMaximum(count: number): number {
  if (!Number.isSafeInteger(count) || count < 1 || count > 1_000_000) {
    throw new SameseedError(
      'draws-invalid',
      `Expected \`count\` to be an integer from 1 to 1,000,000, received ${count}.`,
    );
  }
  if (count === 1) return 0;
  const largestIsAtMost = (x: number) => jStat.beta.cdf(normalCdf(x, 0, 1), count, 1);
  return jStat.simpson((x) => 1 - largestIsAtMost(x) - largestIsAtMost(-x), 0, FAR_OUT, STEPS);
}
