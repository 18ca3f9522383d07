import { DEFAULT_LEVEL, type Interval, upperProbability } from './interval.ts';
import { studentCdf, studentQuantile } from './student.ts';

/** How far off an estimate may be. */
export interface EstimateError {
  /** Standard error, ≥ 0. */
  readonly standardError: number;
  /** Degrees of freedom of the standard error; infinity for a known one. */
  readonly degrees: number;
}

/** A number that a sample estimates. */
export interface Estimate extends EstimateError {
  readonly estimate: number;
}

/** An estimate held against a value. */
export interface TTest extends Estimate {
  /** (estimate − value) / standard error; infinite where the error is 0 and the estimate another. */
  readonly statistic: number;
  /** Two-sided p, the probability of so large a statistic if the value were true. */
  readonly p: number;
  /** Interval of the estimate; it holds exactly the values whose p is above 1 − level. */
  readonly interval: Interval;
}

/** What an estimate is held against. */
export interface TTestOptions {
  /** Default: 0. */
  readonly value?: number;
  /** Level of the interval; default 0.95. */
  readonly level?: number;
}

/**
 * Student's t test of an estimate against a value, two-sided. Values of a sample that don't differ at all have an error
 * of 0, and p is then 1 or 0: its limit.
 *
 * @throws {SameseedError} `level-invalid` when `level` is not within (0, 1).
 * @see Student 1908, The probable error of a mean.
 */
export function testEstimate(measured: Estimate, { value = 0, level = DEFAULT_LEVEL }: TTestOptions = {}): TTest {
  const { estimate, standardError, degrees } = measured;
  const half = studentQuantile(upperProbability(level), degrees) * standardError;
  const statistic = distanceInErrors(estimate - value, standardError);
  return {
    estimate,
    standardError,
    degrees,
    statistic,
    p: 2 * studentCdf(-Math.abs(statistic), degrees),
    interval: { lower: estimate - half, upper: estimate + half },
  };
}

/** A distance in standard errors; no distance is 0 of them even where the error is 0. */
export function distanceInErrors(distance: number, standardError: number): number {
  return distance === 0 ? 0 : distance / standardError;
}
