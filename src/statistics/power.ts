import { SameseedError } from '../base/errors.ts';
import { noncentralCdf, studentQuantile } from './student.ts';
import type { EstimateError } from './t-test.ts';

/** The p below which a test of this project finds something. */
export const SIGNIFICANCE = 0.05;

const DEFAULT_POWER = 0.8;

/** Beyond it three values and more have a power of 1, two one of 0.94. */
const LARGEST_NONCENTRALITY = 24;

/**
 * Probability that a two-sided t test at {@link SIGNIFICANCE} finds a difference of this size; both tails count. Right
 * to five decimals; 1 where the difference is more than 24 standard errors.
 *
 * @throws {SameseedError} `test-plan-invalid` when `difference` is not finite.
 * @see Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, chapter 2.
 */
export function powerToDetect({ standardError, degrees }: EstimateError, difference: number): number {
  if (!Number.isFinite(difference)) refuse('difference', 'a finite number', difference);
  const noncentrality = difference === 0 ? 0 : Math.abs(difference) / standardError;
  if (noncentrality > LARGEST_NONCENTRALITY) return 1;
  const critical = studentQuantile(1 - SIGNIFICANCE / 2, degrees);
  const upTo = (x: number) => noncentralCdf(x, degrees, noncentrality);
  return Math.min(1, 1 - upTo(critical) + upTo(-critical));
}

/**
 * Smallest difference that a two-sided t test of such an error finds with this power, 0.8 when none is given; right to
 * five digits, and 0 for an error of 0.
 *
 * @throws {SameseedError} `test-plan-invalid` when `power` is not within (0.05, 0.9].
 */
export function detectableDifference(error: EstimateError, power: number = DEFAULT_POWER): number {
  checkPower(power);
  const unit: EstimateError = { standardError: 1, degrees: error.degrees };
  const lack = (noncentrality: number) => powerToDetect(unit, noncentrality) - power;
  return findRoot(lack, { lower: 0, upper: LARGEST_NONCENTRALITY }) * error.standardError;
}

interface Bracket {
  readonly lower: number;
  readonly upper: number;
}

/** The Illinois method: false position that halves the value of an end that stays (Dowell & Jarratt 1971). */
function findRoot(f: (x: number) => number, { lower, upper }: Bracket): number {
  let [a, b] = [lower, upper];
  let [atA, atB] = [f(a), f(b)];
  while (Math.abs(b - a) > 1e-7 * upper) {
    const next = b - (atB * (b - a)) / (atB - atA);
    const atNext = f(next);
    if (Math.abs(atNext) < 1e-9) return next;
    if (atNext > 0 === atB > 0) atA /= 2;
    else [a, atA] = [b, atB];
    [b, atB] = [next, atNext];
  }
  return b;
}

/** How a t test is laid out: one sample (or pairs) against a value, or two samples of one size and one variance. */
export type Design = 'one-sample' | 'two-sample';

/**
 * Error of the mean, or of the difference of means, of samples of `count` values each, where their standard deviation
 * is 1.
 *
 * @throws {SameseedError} `test-plan-invalid` when `count` is not an integer ≥ 2.
 */
export function errorOfDesign(design: Design, count: number): EstimateError {
  if (!Number.isSafeInteger(count) || count < 2) refuse('count', 'an integer ≥ 2', count);
  const samples = design === 'one-sample' ? 1 : 2;
  return { standardError: Math.sqrt(samples / count), degrees: samples * (count - 1) };
}

/** A difference that a test shall find. */
export interface SoughtEffect {
  readonly design: Design;
  /** In standard deviations. */
  readonly effect: number;
  /** Default: 0.8. */
  readonly power?: number;
}

const LARGEST_COUNT = 1_000_000;

/**
 * Smallest number of values, in each sample, with which a two-sided t test finds a difference; undefined above a
 * million.
 *
 * @throws {SameseedError} `test-plan-invalid` when `effect` is not finite or `power` is not within (0.05, 0.9].
 */
export function sampleSize({ design, effect, power = DEFAULT_POWER }: SoughtEffect): number | undefined {
  checkPower(power);
  const isEnough = (count: number) => powerToDetect(errorOfDesign(design, count), effect) >= power;
  if (!isEnough(LARGEST_COUNT)) return undefined;
  // A single value is never enough: it has no standard deviation.
  let [lower, upper] = [1, LARGEST_COUNT];
  while (upper - lower > 1) {
    const middle = Math.floor((lower + upper) / 2);
    if (isEnough(middle)) upper = middle;
    else lower = middle;
  }
  return upper;
}

function checkPower(power: number): void {
  if (!(power > SIGNIFICANCE && power <= 0.9)) refuse('power', `a number > ${SIGNIFICANCE} and ≤ 0.9`, power);
}

function refuse(name: string, expectation: string, received: number): never {
  throw new SameseedError('test-plan-invalid', `Expected \`${name}\` to be ${expectation}, received ${received}.`);
}
