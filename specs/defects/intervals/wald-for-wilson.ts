import { type Intervals, rightIntervals } from '../interval-parts.ts';
import type { Defect } from '../shelf.ts';

/** A share’s interval is p ± 1.96·√(p(1 − p)/n), which leaves [0, 1] and is nothing at 0 errors. Seen as the textbook formula. */
export const waldForWilson: Defect<Intervals> = {
  name: 'wald-for-wilson',
  breaks: 'share-within-0-and-1',
  subject: {
    ...rightIntervals,
    ofShare(successes, count) {
      const share = successes / count;
      const half = 1.96 * Math.sqrt((share * (1 - share)) / count);
      return { lower: share - half, upper: share + half };
    },
  },
};
