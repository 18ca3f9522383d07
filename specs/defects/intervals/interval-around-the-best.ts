import { type Intervals, rightIntervals } from '../interval-parts.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import { tInterval } from '../../../src/statistics/t-interval.ts';
import type { Defect } from '../shelf.ts';

/** The interval is moved to the best run. Seen where the best is reported “± the deviation”. */
export const intervalAroundTheBest: Defect<Intervals> = {
  name: 'interval-around-the-best',
  breaks: 'around-the-mean',
  subject: {
    ...rightIntervals,
    ofMean(values, level) {
      const { lower, upper } = tInterval(values, level);
      const shift = Math.max(...values) - summarize(values).mean;
      return { lower: lower + shift, upper: upper + shift };
    },
  },
};
