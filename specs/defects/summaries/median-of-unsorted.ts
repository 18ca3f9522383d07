import type { Summarize } from '../../statistics/summary-laws.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The median is the run in the middle of the list. Seen where the values are not sorted. */
export const medianOfUnsorted: Defect<Summarize> = {
  name: 'median-of-unsorted',
  breaks: 'in-order',
  subject: (values) => ({ ...summarize(values), median: values[Math.floor(values.length / 2)] }),
};
