import type { Summarize } from '../../statistics/summary-laws.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The variance is Σx² − n·mean², which cancels: runs that differ in the fourth digit lose most of it. Seen as the textbook formula. */
export const varianceInOnePass: Defect<Summarize> = {
  name: 'variance-in-one-pass',
  breaks: 'mean-and-sample-deviation',
  subject: (values) => {
    const summary = summarize(values);
    const { count, mean } = summary;
    const squares = values.reduce((sum, value) => sum + value * value, 0);
    return { ...summary, standardDeviation: Math.sqrt((squares - count * mean * mean) / (count - 1)) };
  },
};
