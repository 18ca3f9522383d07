import type { Summarize } from '../../statistics/summary-laws.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The deviation is divided by √n: the error of the mean goes by its name. Seen in figures with error bars that say nothing of themselves. */
export const standardErrorForDeviation: Defect<Summarize> = {
  name: 'standard-error-for-deviation',
  breaks: 'mean-and-sample-deviation',
  subject: (values) => {
    const { standardDeviation = 0, ...rest } = summarize(values);
    return { ...rest, standardDeviation: standardDeviation / Math.sqrt(values.length) };
  },
};
