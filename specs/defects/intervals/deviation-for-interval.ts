import { type Intervals, rightIntervals } from '../interval-parts.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** Mean ± one standard deviation is called an interval of 95 %. Seen in figures of this assignment’s student reports. */
export const deviationForInterval: Defect<Intervals> = {
  name: 'deviation-for-interval',
  breaks: 'covers-its-share',
  subject: {
    ...rightIntervals,
    ofMean(values) {
      const { mean, standardDeviation = 0 } = summarize(values);
      return { lower: mean - standardDeviation, upper: mean + standardDeviation };
    },
  },
};
