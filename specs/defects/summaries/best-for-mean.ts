import type { Summarize } from '../../statistics/summary-laws.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The best run is reported as what the method gives. Seen wherever a table has one number a row. */
export const bestForMean: Defect<Summarize> = {
  name: 'best-for-mean',
  breaks: 'mean-and-sample-deviation',
  subject: (values) => ({ ...summarize(values), mean: Math.max(...values) }),
};
