import type { Summarize } from '../../statistics/summary-laws.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The deviation is divided by n, not by n − 1 (`ddof` 0): with three runs it is 18 % too small. Seen in a public student solution of this assignment, and as the default of `np.std`. */
export const populationDeviation: Defect<Summarize> = {
  name: 'population-deviation',
  breaks: 'mean-and-sample-deviation',
  subject: (values) => {
    const { standardDeviation = 0, count, ...rest } = summarize(values);
    return { ...rest, count, standardDeviation: standardDeviation * Math.sqrt((count - 1) / count) };
  },
};
