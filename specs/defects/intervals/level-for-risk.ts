import { type Intervals, rightIntervals } from '../interval-parts.ts';
import { tInterval } from '../../../src/statistics/t-interval.ts';
import type { Defect } from '../shelf.ts';

/** α is handed over where the level is asked for: 0.05 for 0.95. Seen between libraries that name them alike. */
export const levelForRisk: Defect<Intervals> = {
  name: 'level-for-risk',
  breaks: 'around-the-mean',
  subject: { ...rightIntervals, ofMean: (values, level) => tInterval(values, 1 - (level ?? 0.95)) },
};
