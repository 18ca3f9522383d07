import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import jStat from 'jstat';
import { SameseedError } from '../base/errors.ts';
import { DEFAULT_LEVEL, type Interval, upperProbability } from './interval.ts';

/** What is drawn again, and by what. */
export interface BootstrapRequest<Value> {
  /** Numbers, pairs, or whatever the statistic takes. */
  readonly values: readonly Value[];
  readonly statistic: (sample: readonly Value[]) => number;
  /** Draws an integer, 0 ≤ draw < bound; the same draws give the same interval. */
  readonly draw: (bound: number) => number;
  /** Number of samples that are drawn; default 10,000. */
  readonly resamples?: number;
  /** Default: 0.95. */
  readonly level?: number;
}

/**
 * Bias-corrected and accelerated bootstrap interval: it asks for no normal distribution, but for more values than a
 * handful.
 *
 * @throws {SameseedError} `sample-too-small` for fewer than two values, `resamples-invalid` when their number is not an
 *   integer ≥ 100, `sample-not-finite` when the statistic isn't finite, `bootstrap-one-sided` when all samples lie on
 *   one side of the sample's own statistic, `level-invalid` when `level` is not within (0, 1).
 * @see Efron 1987, Better bootstrap confidence intervals; Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 14.3.
 */
export function bootstrapInterval<Value>(request: BootstrapRequest<Value>): Interval {
  const { values, statistic, draw, resamples = 10_000, level = DEFAULT_LEVEL } = request;
  const probability = upperProbability(level);
  checkRequest(values.length, resamples);
  const observed = finite(statistic(values));
  const drawn = Array.from({ length: resamples }, () =>
    finite(statistic(values.map(() => values[draw(values.length)]))),
  );
  const bias = biasOf(drawn, observed);
  const acceleration = accelerationOf(values.map((_, index) => finite(statistic(values.toSpliced(index, 1)))));
  const boundAt = (tail: number) => {
    const shifted = bias + normalQuantile(tail, 0, 1);
    return jStat.percentile(drawn, normalCdf(bias + shifted / (1 - acceleration * shifted), 0, 1));
  };
  return { lower: boundAt(1 - probability), upper: boundAt(probability) };
}

/** Ties count half, since accuracies have few values. */
function biasOf(drawn: readonly number[], observed: number): number {
  const below = drawn.filter((value) => value < observed).length;
  const same = drawn.filter((value) => value === observed).length;
  const share = (below + same / 2) / drawn.length;
  if (share === 0 || share === 1) {
    throw new SameseedError(
      'bootstrap-one-sided',
      `Expected samples on both sides of the statistic's own value, received all ${share === 0 ? 'above' : 'below'} it; this statistic has no bootstrap interval.`,
    );
  }
  return normalQuantile(share, 0, 1);
}

/** Of the statistics without each value in turn. */
function accelerationOf(without: readonly number[]): number {
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  const distances = without.map((value) => mean - value);
  const squares = distances.reduce((sum, distance) => sum + distance * distance, 0);
  const cubes = distances.reduce((sum, distance) => sum + distance * distance * distance, 0);
  return cubes === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

function checkRequest(count: number, resamples: number): void {
  if (count < 2) {
    throw new SameseedError(
      'sample-too-small',
      `Expected at least 2 values for a bootstrap interval, received ${count}; run more seeds.`,
    );
  }
  if (!Number.isSafeInteger(resamples) || resamples < 100) {
    throw new SameseedError(
      'resamples-invalid',
      `Expected \`resamples\` to be an integer ≥ 100, received ${resamples}.`,
    );
  }
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new SameseedError('sample-not-finite', `Expected a finite statistic of every sample, received ${value}.`);
}
