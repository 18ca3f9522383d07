import type { Summarize } from '../../statistics/summary-laws.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The mean is a running sum, which other bits come of when the runs finish in another order. Seen with workers that report as they end. */
export const meanByOrderOfArrival: Defect<Summarize> = {
  name: 'mean-by-order-of-arrival',
  breaks: 'order-free',
  subject: (values) => ({ ...summarize(values), mean: values.reduce((sum, value) => sum + value, 0) / values.length }),
};
