import { SameseedError } from '../base/errors.ts';
import { type Interval, upperProbability } from './interval.ts';
import { studentCdf, studentQuantile } from './student.ts';
import { distanceInErrors, type Estimate } from './t-test.ts';

/** An estimate held against "not the same as a value, but for the margin". */
export interface EquivalenceTest {
  /** Largest distance that counts as the same. */
  readonly margin: number;
  /** One-sided p of lying `margin` or more below the value. */
  readonly belowP: number;
  /** One-sided p of lying `margin` or more above the value. */
  readonly aboveP: number;
  /** The larger of the two: the p of the whole. */
  readonly p: number;
  /** Interval of the estimate at level 1 − 2·significance; within the margin exactly where p < significance. */
  readonly interval: Interval;
  /** Whether p < significance. */
  readonly isEquivalent: boolean;
}

/** What counts as the same. */
export interface EquivalenceOptions {
  /** Larger than 0. */
  readonly margin: number;
  /** Default: 0. */
  readonly value?: number;
  /** Risk of finding the same what isn't; default 0.05. */
  readonly significance?: number;
}

/**
 * Two one-sided t tests: is what the estimate stands for within the margin of a value? Serves a mean, a paired
 * difference and Welch's alike, as their tests are estimates.
 *
 * @throws {SameseedError} `margin-invalid` when `margin` is not a finite number above 0, `significance-invalid` when
 *   `significance` is not within (0, 0.5).
 * @see Schuirmann 1987, A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability.
 */
export function testEquivalence(
  { estimate, standardError, degrees }: Estimate,
  { margin, value = 0, significance = 0.05 }: EquivalenceOptions,
): EquivalenceTest {
  if (!(margin > 0 && margin < Infinity)) {
    throw new SameseedError('margin-invalid', `Expected \`margin\` to be a finite number > 0, received ${margin}.`);
  }
  if (!(significance > 0 && significance < 0.5)) {
    throw new SameseedError(
      'significance-invalid',
      `Expected \`significance\` to be a number > 0 and < 0.5, received ${significance}.`,
    );
  }
  const distance = estimate - value;
  const belowP = studentCdf(-distanceInErrors(distance + margin, standardError), degrees);
  const aboveP = studentCdf(distanceInErrors(distance - margin, standardError), degrees);
  const p = Math.max(belowP, aboveP);
  const half = studentQuantile(upperProbability(1 - 2 * significance), degrees) * standardError;
  return {
    margin,
    belowP,
    aboveP,
    p,
    interval: { lower: estimate - half, upper: estimate + half },
    isEquivalent: p < significance,
  };
}
