import { summarize } from '../../src/statistics/summary.ts';
import { agreesWithSixtyFourDigits, ignoresTheOrder, liesInOrder, type Summarize } from '../statistics/summary-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { bestForMean } from './summaries/best-for-mean.ts';
import { deviationOfTheFirstThree } from './summaries/deviation-of-the-first-three.ts';
import { meanByOrderOfArrival } from './summaries/mean-by-order-of-arrival.ts';
import { medianOfUnsorted } from './summaries/median-of-unsorted.ts';
import { populationDeviation } from './summaries/population-deviation.ts';
import { standardErrorForDeviation } from './summaries/standard-error-for-deviation.ts';
import { varianceInOnePass } from './summaries/variance-in-one-pass.ts';

/** Means and deviations of runs. */
export const summaries = shelf<Summarize>({
  name: 'summaries',
  sound: summarize,
  laws: [
    propertyLaw('mean-and-sample-deviation', agreesWithSixtyFourDigits, { numRuns: 30 }),
    propertyLaw('in-order', liesInOrder),
    propertyLaw('order-free', ignoresTheOrder),
  ],
  defects: [
    bestForMean,
    deviationOfTheFirstThree,
    meanByOrderOfArrival,
    medianOfUnsorted,
    populationDeviation,
    standardErrorForDeviation,
    varianceInOnePass,
  ],
});
