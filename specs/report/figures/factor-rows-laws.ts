import fc from 'fast-check';
import { expect } from 'vitest';
import type { Records } from '../../../src/artifact/read.ts';
import { collectFacts, type PartFacts } from '../../../src/report/facts.ts';
import type { FactorRows } from '../../../src/report/figures/accuracy-against-factor.ts';
import { fixtureRecords, withAccuracies } from '../../support/report-fixture.ts';

/** Anything that claims to give what the figure of accuracy against factor draws. */
export type DrawFactorRows = (part: PartFacts) => FactorRows;

/** Records of a sweep over some factors, with any accuracies. */
export const sweep = fc
  .record({
    factors: fc.uniqueArray(fc.constantFrom(0, 1e-6, 1e-5, 2.5e-4, 5e-4, 1e-3), { minLength: 2 }),
    factorSeeds: fc.integer({ min: 1, max: 5 }),
    accuracies: fc.array(
      fc.integer({ min: 0, max: 10_000 }).map((hits) => hits / 10_000),
      { minLength: 7, maxLength: 31 },
    ),
  })
  .map(({ accuracies, ...options }): Records =>
    withAccuracies(fixtureRecords({ notebookSeeds: 1, ...options }), accuracies),
  );

/** Facts of the part of that name. */
export function partOf(records: Records, name: string): PartFacts {
  const part = collectFacts(records).parts.find((candidate) => candidate.name === name);
  if (part === undefined) throw new Error(`no part ${name}`);
  return part;
}

/** Every run is one point: its final validation accuracy at its own factor. */
export const drawsFinalEpochs = (draw: DrawFactorRows) =>
  fc.property(sweep, (records) => {
    const { replicates } = draw(partOf(records, 'hinton'));
    const runs = [...records.runs.keys()].filter((id) => id.startsWith('hinton/'));
    expect(new Set(replicates.map(({ run }) => run))).toEqual(new Set(runs));
    for (const { run, factor, accuracy } of replicates) {
      const record = records.runs.get(run);
      expect(accuracy).toBe(record?.result.epochs.at(-1)?.validationAccuracy);
      expect(factor).toBe(record?.run.levels['l2']);
    }
  });

/** Mean and sample deviation at each factor are those of its own points. */
export const summarizesEachFactor = (draw: DrawFactorRows) =>
  fc.property(sweep, (records) => {
    const { replicates, means } = draw(partOf(records, 'hinton'));
    expect(means).toHaveLength(new Set(replicates.map(({ factor }) => factor)).size);
    for (const { factor, mean, standardDeviation } of means) {
      const own = replicates.filter((row) => row.factor === factor).map((row) => row.accuracy);
      const average = own.reduce((sum, value) => sum + value, 0) / own.length;
      const squares = own.reduce((sum, value) => sum + (value - average) ** 2, 0);
      expect(mean).toBeCloseTo(average, 10);
      expect(standardDeviation === undefined).toBe(own.length === 1);
      if (standardDeviation !== undefined) {
        expect(Math.abs(standardDeviation - Math.sqrt(squares / (own.length - 1)))).toBeLessThan(1e-10);
      }
    }
  });
