import { tInterval } from '../../src/statistics/t-interval.ts';
import { wilsonInterval } from '../../src/statistics/wilson-interval.ts';

/** Intervals of a mean and of a share. */
export interface Intervals {
  readonly ofMean: typeof tInterval;
  readonly ofShare: typeof wilsonInterval;
}

/** The house's own. */
export const rightIntervals: Intervals = { ofMean: tInterval, ofShare: wilsonInterval };
