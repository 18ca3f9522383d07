import { factorRows } from '../../src/report/figures/factor-figures.ts';
import { type DrawFactorRows, drawsFinalEpochs, summarizesEachFactor } from '../report/figures/factor-rows-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { barsOfThePopulation } from './figures/bars-of-the-population.ts';
import { bestEpochAsFinal } from './figures/best-epoch-as-final.ts';
import { meansOnAReversedAxis } from './figures/means-on-a-reversed-axis.ts';
import { oneDeviationForAll } from './figures/one-deviation-for-all.ts';
import { trainingAccuracyAsValidation } from './figures/training-accuracy-as-validation.ts';

/** What a figure of accuracy against factor draws. */
export const figures = shelf<DrawFactorRows>({
  name: 'figures',
  sound: factorRows,
  laws: [
    propertyLaw('final-epochs', drawsFinalEpochs, { numRuns: 20 }),
    propertyLaw('each-factor-by-its-runs', summarizesEachFactor, { numRuns: 20 }),
  ],
  defects: [
    barsOfThePopulation,
    bestEpochAsFinal,
    meansOnAReversedAxis,
    oneDeviationForAll,
    trainingAccuracyAsValidation,
  ],
});
