import { expect, it } from 'vitest';
import { analyseVariance } from '../../src/statistics/analysis-of-variance.ts';
import { PLANT_GROWTH, SILICON, SILVER } from './published.ts';

// R 4, anova(lm(weight ~ group, PlantGrowth)), example of ?PlantGrowth:
// group 2 3.7663 1.8832 4.8461 0.01591, Residuals 27 10.4921 0.3886.
it('agrees with R on PlantGrowth', () => {
  const table = analyseVariance(PLANT_GROWTH);
  expect([table.degreesBetween, table.degreesWithin]).toEqual([2, 27]);
  expect([table.squaresBetween.toFixed(4), table.squaresWithin.toFixed(4)]).toEqual(['3.7663', '10.4921']);
  expect([table.statistic.toFixed(4), table.p.toFixed(5)]).toEqual(['4.8461', '0.01591']);
  // By hand from the same table: 3.7663 / 14.2584, (3.7663 − 2 · 0.3886) / (14.2584 + 0.3886), (1.8832 − 0.3886) / 10.
  expect([table.etaSquared.toFixed(4), table.omegaSquared.toFixed(4)]).toEqual(['0.2641', '0.2041']);
  expect([table.varianceBetween.toFixed(4), table.varianceWithin.toFixed(4)]).toEqual(['0.1495', '0.3886']);
});

// NIST Statistical Reference Datasets, analysis of variance: certified F and R². AtmWtAg has values that agree in seven digits.
it.each([
  ['SiRstv', SILICON, 1.18046237440255, 0.190999039051129, 12],
  ['AtmWtAg', SILVER, 15.946733567793, 0.257426544538321, 7],
])('agrees with the certified values of %s', (_name, groups, statistic, etaSquared, digits) => {
  const table = analyseVariance(groups);
  expect(table.statistic).toBeCloseTo(statistic, digits);
  expect(table.etaSquared).toBeCloseTo(etaSquared, digits);
});
