import { coversItsShare } from '../statistics/coverage-law.ts';
import { holdsTheShareAndMirrors, isCentredAndWidensWithTheLevel } from '../statistics/interval-laws.ts';
import { type Intervals, rightIntervals } from './interval-parts.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { deviationForInterval } from './intervals/deviation-for-interval.ts';
import { intervalAroundTheBest } from './intervals/interval-around-the-best.ts';
import { levelForRisk } from './intervals/level-for-risk.ts';
import { normalForT } from './intervals/normal-for-t.ts';
import { waldForWilson } from './intervals/wald-for-wilson.ts';

/** Intervals. */
export const intervals = shelf<Intervals>({
  name: 'intervals',
  sound: rightIntervals,
  laws: [
    propertyLaw('covers-its-share', ({ ofMean }) => coversItsShare(ofMean), { numRuns: 6 }),
    propertyLaw('around-the-mean', ({ ofMean }) => isCentredAndWidensWithTheLevel(ofMean)),
    propertyLaw('share-within-0-and-1', ({ ofShare }) => holdsTheShareAndMirrors(ofShare)),
  ],
  defects: [deviationForInterval, intervalAroundTheBest, levelForRisk, normalForT, waldForWilson],
});
