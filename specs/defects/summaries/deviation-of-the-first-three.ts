import type { Summarize } from '../../statistics/summary-laws.ts';
import { summarize } from '../../../src/statistics/summary.ts';
import type { Defect } from '../shelf.ts';

/** The deviation is that of the first three runs, whatever it stands beside. Seen in a public student solution of this assignment, for every factor. */
export const deviationOfTheFirstThree: Defect<Summarize> = {
  name: 'deviation-of-the-first-three',
  breaks: 'mean-and-sample-deviation',
  subject: (values) => ({
    ...summarize(values),
    standardDeviation: summarize(values.slice(0, 3)).standardDeviation ?? 0,
  }),
};
