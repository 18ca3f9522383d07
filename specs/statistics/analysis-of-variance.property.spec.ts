import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyseVariance, type VarianceAnalysis } from '../../src/statistics/analysis-of-variance.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { samples, scales, shifts } from './arbitraries.ts';

type Analyse = typeof analyseVariance;

const groups = fc.array(samples, { minLength: 2, maxLength: 6 });

const isClose = (one: VarianceAnalysis, other: VarianceAnalysis) => {
  for (const key of ['p', 'etaSquared', 'omegaSquared', 'shareBetween'] as const) {
    expect(one[key]).toBeCloseTo(other[key], 7);
  }
};

const ignoresUnitAndOrigin = (analyse: Analyse) =>
  fc.property(groups, scales, shifts, (values, scale, shift) => {
    isClose(analyse(values.map((group) => group.map((value) => value * scale + shift))), analyse(values));
  });

const ignoresOrder = (analyse: Analyse) =>
  fc.property(groups, (values) => {
    isClose(analyse(values.toReversed().map((group) => group.toReversed())), analyse(values));
  });

const splitsTheTotal = (analyse: Analyse) =>
  fc.property(groups, (values) => {
    const table = analyse(values);
    const one = analyse([values.flat().slice(1), values.flat().slice(0, 1)]);
    expect(table.squaresBetween + table.squaresWithin).toBeCloseTo(one.squaresBetween + one.squaresWithin, 12);
    expect(table.degreesBetween + table.degreesWithin).toBe(values.flat().length - 1);
    expect(table.omegaSquared).toBeLessThanOrEqual(table.etaSquared);
    for (const share of [table.etaSquared, table.omegaSquared, table.shareBetween, table.p]) {
      expect(share >= 0 && share <= 1).toBe(true);
    }
  });

const seesNothingBetweenEqualGroups = (analyse: Analyse) =>
  fc.property(samples, fc.integer({ min: 2, max: 5 }), (values, count) => {
    const table = analyse(Array.from({ length: count }, () => values));
    expect(table).toMatchObject({ omegaSquared: 0, varianceBetween: 0, shareBetween: 0 });
    expect(table.etaSquared).toBeCloseTo(0, 12);
    expect(table.p).toBeCloseTo(1, 6);
  });

const componentsAreUnbiased = (analyse: Analyse) =>
  fc.property(groups, fc.integer({ min: 100, max: 200 }), (values, images) => {
    const apart = values.map((group, index) => group.map((value) => value + (index * images) / 100));
    const size = values[0].length;
    const even = apart.map((group) => Array.from({ length: size }, (_, index) => group[index % group.length]));
    const { varianceBetween, varianceWithin, squaresBetween, degreesBetween } = analyse(even);
    expect(varianceBetween).toBeCloseTo((squaresBetween / degreesBetween - varianceWithin) / size, 9);
  });

const change =
  (edit: (table: VarianceAnalysis) => Partial<VarianceAnalysis>): Analyse =>
  (values) => {
    const table = analyseVariance(values);
    return { ...table, ...edit(table) };
  };
const negative = change((table) => ({
  varianceBetween: table.squaresBetween / table.degreesBetween - table.varianceWithin,
  shareBetween: (table.statistic - 1) / table.statistic,
}));
const etaAsOmega = change(({ etaSquared }) => ({ omegaSquared: 2 * etaSquared }));
const ofTotal = change(({ squaresWithin, squaresBetween }) => ({ squaresWithin: squaresWithin + squaresBetween }));
const meanSquareAsVariance = change(({ squaresBetween, degreesBetween }) => ({
  varianceBetween: squaresBetween / degreesBetween,
}));
const absolute = change(({ squaresBetween }) => ({ etaSquared: squaresBetween }));
const firstGroupTwice: Analyse = (values) => analyseVariance([values[0], ...values]);

it('never depends on unit and origin', () => {
  expectLaw(ignoresUnitAndOrigin(analyseVariance));
  expectDefectCaught(ignoresUnitAndOrigin(absolute));
});

it('never depends on the order of groups and values', () => {
  expectLaw(ignoresOrder(analyseVariance));
  expectDefectCaught(ignoresOrder(firstGroupTwice));
});

it('always splits the total into shares from 0 to 1', () => {
  expectLaw(splitsTheTotal(analyseVariance));
  for (const defect of [ofTotal, etaAsOmega, negative]) expectDefectCaught(splitsTheTotal(defect));
});

it('never sees anything between equal groups', () => {
  expectLaw(seesNothingBetweenEqualGroups(analyseVariance));
  expectDefectCaught(seesNothingBetweenEqualGroups(negative));
});

it('always takes what the runs within a group add out of the variance between groups', () => {
  expectLaw(componentsAreUnbiased(analyseVariance));
  expectDefectCaught(componentsAreUnbiased(meanSquareAsVariance));
});
