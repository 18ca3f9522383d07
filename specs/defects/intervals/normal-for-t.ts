import { type Intervals, rightIntervals } from '../interval-parts.ts';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The quantile is 1.96 whatever n is: of three runs, a “95 %” interval holds the mean in 80 % of all cases. Seen in most error bars. */
export const normalForT: Defect<Intervals> = {
  name: 'normal-for-t',
  breaks: 'covers-its-share',
  subject: {
    ...rightIntervals,
    ofMean(values, level = 0.95) {
      const { mean, standardDeviation = 0, count } = summarize(values);
      const half = (normalQuantile((1 + level) / 2, 0, 1) * standardDeviation) / Math.sqrt(count);
      return { lower: mean - half, upper: mean + half };
    },
  },
};
