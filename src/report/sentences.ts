import type { EstimateRow } from '../replication/analysis/rows.ts';
import type { Best } from '../replication/best.ts';
import type { Verdict, VerdictName } from '../replication/verdict.ts';
import type { Interval } from '../statistics/interval.ts';
import { formatAccuracy, formatCount, formatDeviation, formatDifference, formatP } from './numbers.ts';

/** `0.9802 to 0.9831` */
export function describeInterval({ lower, upper }: Interval): string {
  return `${formatAccuracy(lower)} to ${formatAccuracy(upper)}`;
}

/** `0.9816 ± 0.00059 (n = 3, 95 % interval 0.9802 to 0.9831)`, with no more than the runs allow. */
export function describeEstimate({ mean, standardDeviation, count, interval }: EstimateRow): string {
  const spread = standardDeviation === undefined ? '' : ` ± ${formatDeviation(standardDeviation)}`;
  const bounds = interval === undefined ? '' : `, 95\u00a0% interval ${describeInterval(interval)}`;
  return `${formatAccuracy(mean)}${spread} (n\u00a0=\u00a0${formatCount(count)}${bounds})`;
}

/** `+0.0012 (95 % interval −0.0003 to +0.0027)` */
export function describeDifference(difference: number, interval?: Interval): string {
  const value = formatDifference(difference);
  if (interval === undefined) return value;
  return `${value} (95\u00a0% interval ${formatDifference(interval.lower)} to ${formatDifference(interval.upper)})`;
}

/** `the best of 15 runs; of so many the best lies 0.0012 above their mean by chance alone` */
export function describeBest({ of, optimism }: Best, what: string): string {
  const best = `the best of ${formatCount(of)} ${what}`;
  if (optimism === undefined) return best;
  return `${best}; of so many alike, the best lies ${formatAccuracy(optimism)} above their mean by chance alone`;
}

/** `p = 0.031`, `p < 0.0001` */
export function describeP(p: number): string {
  const text = formatP(p);
  return `p\u00a0${text.startsWith('<') ? text : `=\u00a0${text}`}`;
}

/** What each verdict says, in one sentence. */
export const VERDICT_MEANINGS: Readonly<Record<VerdictName, string>> = {
  replicated: 'the mean is shown to lie within the margin of Hinton’s value',
  below: 'the mean lies below Hinton’s value, by more than the seeds and the error of his own number explain',
  above: 'the mean lies above Hinton’s value, by more than the seeds and the error of his own number explain',
  compatible:
    'the seeds and the error of his own number explain the difference, and so many runs would have found one as large as the margin',
  underpowered: 'too few runs to find a difference as large as the margin, so that none was found says little',
};

/** The numbers that a verdict rests on: difference, margin, and what so many runs could have seen. */
export function describeVerdict({ count, margin, difference, tests }: Verdict): string {
  const told = `Difference from 0.9847: ${describeDifference(difference, tests?.differenceInterval)}`;
  if (tests === undefined) return `${told}. Margin: ${formatAccuracy(margin)}. One run has no interval.`;
  const { smallestDifference, smallestDifferenceWithTarget } = tests;
  return `${told}, the error of Hinton’s own number included. Margin: ${formatAccuracy(margin)}. Smallest difference that n\u00a0=\u00a0${formatCount(count)} runs find with 80\u00a0% power: ${formatAccuracy(smallestDifference)}, or ${formatAccuracy(smallestDifferenceWithTarget)} with the error of his number.`;
}
