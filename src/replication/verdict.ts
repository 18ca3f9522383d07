import { testEquivalence } from '../statistics/equivalence.ts';
import type { Interval } from '../statistics/interval.ts';
import { combineErrors, meanEstimate } from '../statistics/mean-tests.ts';
import { detectableDifference, sampleSize, SIGNIFICANCE } from '../statistics/power.ts';
import { summarize } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import { type Estimate, testEstimate } from '../statistics/t-test.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { type Best, bestOf } from './best.ts';

/** The verdicts, in the order in which {@link judge} tries them. */
export const VERDICTS = ['replicated', 'below', 'above', 'compatible', 'underpowered'] as const;

/** One of the verdicts. */
export type VerdictName = (typeof VERDICTS)[number];

/** A published share that was itself measured: so many hits among so many trials. */
export interface Target {
  /** Who measured it. */
  readonly name: string;
  readonly successes: number;
  readonly count: number;
}

/** Hinton's 0.9847: 153 errors on the 10,000 test images of MNIST. */
export const HINTON: Target = { name: 'Hinton', successes: 9847, count: 10_000 };

/**
 * Largest distance from Hinton's value that counts as the same: one standard error of the value itself, 0.00123, in
 * whole images of 10,000. Whoever repeated his one training with other test images would often be farther off.
 */
export const MARGIN = 0.0012;

// Fewer say too little of their own spread.
const FEWEST_RUNS = 3;

/** The tests behind a verdict; there are none for one run. */
export interface VerdictTests {
  /** Sample standard deviation (ddof 1) of the runs. */
  readonly standardDeviation: number;
  /** t interval of the mean, 95 %. */
  readonly interval: Interval;
  /** 95 % interval of mean − target, the target's own error included. */
  readonly differenceInterval: Interval;
  /** Two-sided p of no difference, the target's own error included. */
  readonly differenceP: number;
  /** p of the two one-sided tests against a distance of the margin or more from the target's value. */
  readonly equivalenceP: number;
  /** Smallest distance from the target's value that so many runs find with 80 % power at 5 %. */
  readonly smallestDifference: number;
  /** The same where the target's own error counts too, which no number of runs makes smaller. */
  readonly smallestDifferenceWithTarget: number;
  /** Number of runs of this spread that find a distance of the margin with 80 % power; absent above a million. */
  readonly runsNeeded?: number;
}

/** What the runs of a treatment allow to be said about a target. */
export interface Verdict {
  readonly verdict: VerdictName;
  /** Number of runs. */
  readonly count: number;
  readonly mean: number;
  readonly target: {
    readonly name: string;
    readonly value: number;
    /** Wilson interval, 95 %. */
    readonly interval: Interval;
    /** Binomial standard error. */
    readonly standardError: number;
  };
  /** Largest distance from the target that counts as the same. */
  readonly margin: number;
  /** Mean − target. */
  readonly difference: number;
  /** Absent for one run. */
  readonly tests?: VerdictTests;
  /** The best single run. */
  readonly best: Best;
}

/** What is to be judged, and against what. */
export interface VerdictRequest {
  /** Accuracy of every run, final epoch. */
  readonly values: readonly number[];
  /** Default: {@link HINTON}. */
  readonly target?: Target;
  /** Default: {@link MARGIN}. */
  readonly margin?: number;
}

/**
 * Holds runs against a target. Exactly one verdict is given, the first whose rule holds:
 *
 * - **replicated**: two one-sided t tests find the mean within the margin of the target's value (5 %).
 * - **below**, **above**: the 95 % interval of the difference, the target's binomial error included, lies wholly on that
 *   side of 0.
 * - **compatible**: so many runs would find a distance of the margin with 80 % power, so what was not shown is not for want
 *   of runs; and the target's error covers the difference.
 * - **underpowered**: more runs are needed to say more; always for fewer than three.
 *
 * Replicated asks about the number as it was published, on these test images, so the runs' own error counts alone; with
 * the target's, which is as large as the margin, no number of runs could ever show it. A difference asks about the
 * networks, so both errors count, as if on other images: since both were measured on the same ones this errs towards
 * compatible. More runs of the same mean and spread never make a decided verdict underpowered. Verdicts on several
 * treatments are not corrected for their number.
 *
 * @throws {SameseedError} `sample-too-small` for no values, `sample-not-finite` for NaN and infinities, `margin-invalid`
 *   for a margin that is not a finite number above 0, `proportion-invalid` for a target that is no share.
 * @see Schuirmann 1987 for the two one-sided tests; JCGM 100:2008 (GUM), 5.1.2 and G.4.1, for the error of the difference.
 */
export function judge({ values, target = HINTON, margin = MARGIN }: VerdictRequest): Verdict {
  const { count, mean, standardDeviation } = summarize(values);
  const targetInterval = wilsonInterval(target.successes, target.count);
  const published = measureTarget(target);
  const tests = count < 2 ? undefined : testAgainst(values, published, margin);
  const [value, difference] = [published.estimate, mean - published.estimate];
  return {
    verdict: tests === undefined ? 'underpowered' : decide({ count, margin, tests }),
    count,
    mean,
    target: {
      name: target.name,
      value,
      interval: targetInterval,
      standardError: published.standardError,
    },
    margin,
    difference,
    ...(tests === undefined ? {} : { tests }),
    best: bestOf(values, standardDeviation),
  };
}

function decide({ count, margin, tests }: { count: number; margin: number; tests: VerdictTests }): VerdictName {
  if (count < FEWEST_RUNS) return 'underpowered';
  if (tests.equivalenceP < SIGNIFICANCE) return 'replicated';
  if (tests.differenceInterval.upper < 0) return 'below';
  if (tests.differenceInterval.lower > 0) return 'above';
  return tests.smallestDifference <= margin ? 'compatible' : 'underpowered';
}

/** A target as an estimate: its error is binomial, of so many trials that it counts as known. */
export function measureTarget({ successes, count }: Target): Estimate {
  const share = successes / count;
  return { estimate: share, standardError: Math.sqrt((share * (1 - share)) / count), degrees: Infinity };
}

function testAgainst(values: readonly number[], published: Estimate, margin: number): VerdictTests {
  const own = meanEstimate(values);
  const both = { ...combineErrors([own, published]), estimate: own.estimate - published.estimate };
  const ofDifference = testEstimate(both);
  const { standardDeviation = 0 } = summarize(values);
  const runsNeeded =
    standardDeviation === 0 ? 2 : sampleSize({ design: 'one-sample', effect: margin / standardDeviation });
  return {
    standardDeviation,
    interval: tInterval(values),
    differenceInterval: ofDifference.interval,
    differenceP: ofDifference.p,
    equivalenceP: testEquivalence(own, { margin, value: published.estimate }).p,
    smallestDifference: detectableDifference(own),
    smallestDifferenceWithTarget: detectableDifference(both),
    ...(runsNeeded === undefined ? {} : { runsNeeded: Math.max(FEWEST_RUNS, runsNeeded) }),
  };
}
