import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { SameseedError } from '../base/errors.ts';
import { DEFAULT_LEVEL, type Interval, upperProbability } from './interval.ts';

/**
 * Wilson's score interval of a share from `successes` among `count` trials; within [0, 1], and sensible for none or
 * all, where the normal interval is a point.
 *
 * @throws {SameseedError} `proportion-invalid` when they are not integers with 0 ≤ successes ≤ count and count ≥ 1,
 *   `level-invalid` when `level` is not within (0, 1).
 * @see Wilson 1927, Probable inference, the law of succession, and statistical inference.
 */
export function wilsonInterval(successes: number, count: number, level: number = DEFAULT_LEVEL): Interval {
  const z = quantile(upperProbability(level), 0, 1);
  if (!Number.isSafeInteger(count) || count < 1) refuse('count', 'an integer ≥ 1', count);
  if (!Number.isSafeInteger(successes) || successes < 0 || successes > count) {
    refuse('successes', `an integer from 0 to ${count}`, successes);
  }
  const share = successes / count;
  const shrink = 1 + (z * z) / count;
  const centre = (share + (z * z) / (2 * count)) / shrink;
  const half = (z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))) / shrink;
  // Rounding alone could leave a bound beyond a share of exactly 0 or 1.
  return { lower: successes === 0 ? 0 : centre - half, upper: successes === count ? 1 : centre + half };
}

function refuse(name: string, expectation: string, received: number): never {
  throw new SameseedError('proportion-invalid', `Expected \`${name}\` to be ${expectation}, received ${received}.`);
}
