import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Records, runId } from '../../../src/artifact/read.ts';
import { collectFacts, type PartFacts } from '../../../src/report/facts.ts';
import type { FactorRows } from '../../../src/report/figures/accuracy-against-factor.ts';
import type { EpochAccuracy } from '../../../src/report/figures/accuracy-per-epoch.ts';
import { epochRows } from '../../../src/report/figures/epoch-figures.ts';
import { factorRows } from '../../../src/report/figures/factor-figures.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { fixtureRecords, withAccuracies } from '../../support/report-fixture.ts';

const sweep = fc
  .record({
    factors: fc.uniqueArray(fc.constantFrom(0, 1e-6, 1e-5, 2.5e-4, 5e-4, 1e-3), { minLength: 2 }),
    factorSeeds: fc.integer({ min: 1, max: 4 }),
    accuracies: fc.array(
      fc.integer({ min: 0, max: 10_000 }).map((hits) => hits / 10_000),
      { minLength: 7, maxLength: 31 },
    ),
  })
  .map(({ accuracies, ...options }): Records =>
    withAccuracies(fixtureRecords({ notebookSeeds: 1, ...options }), accuracies),
  );

const partOf = (records: Records, name: string): PartFacts => {
  const part = collectFacts(records).parts.find((candidate) => candidate.name === name);
  if (part === undefined) throw new Error(`no part ${name}`);
  return part;
};

/** Points are final epochs of the records; mean and sample deviation at each factor are those of its own points. */
const drawsEachFactorFromItsRuns = (implementation: (part: PartFacts) => FactorRows) =>
  fc.property(sweep, (records) => {
    const { replicates, means } = implementation(partOf(records, 'hinton'));
    const runs = [...records.runs].filter(([id]) => id.startsWith('hinton/'));
    expect(new Set(replicates.map(({ run }) => run))).toEqual(new Set(runs.map(([id]) => id)));
    for (const { run, factor, accuracy } of replicates) {
      const record = records.runs.get(run);
      expect(accuracy).toBe(record?.result.epochs.at(-1)?.validationAccuracy);
      expect(factor).toBe(record?.run.levels['l2']);
    }
    expect(means).toHaveLength(new Set(replicates.map(({ factor }) => factor)).size);
    for (const { factor, mean, standardDeviation } of means) {
      const own = replicates.filter((row) => row.factor === factor).map((row) => row.accuracy);
      const average = own.reduce((sum, value) => sum + value, 0) / own.length;
      const squares = own.reduce((sum, value) => sum + (value - average) ** 2, 0);
      expect(mean).toBeCloseTo(average, 10);
      if (own.length === 1) expect(standardDeviation).toBeUndefined();
      else expect(standardDeviation).toBeCloseTo(Math.sqrt(squares / (own.length - 1)), 10);
    }
  });

/** Two rows for each run and epoch, each with the number of the record. */
const drawsEveryEpoch = (implementation: (part: PartFacts) => EpochAccuracy[]) =>
  fc.property(sweep, (records) => {
    const rows = implementation(partOf(records, 'hinton'));
    const wanted = [...records.runs]
      .filter(([id]) => id.startsWith('hinton/'))
      .flatMap(([id, { result }]) =>
        result.epochs.flatMap(({ epoch, accuracy, validationAccuracy }) => [
          `${id} ${epoch} training ${accuracy}`,
          `${id} ${epoch} validation ${validationAccuracy}`,
        ]),
      );
    const drawn = rows.map(({ run, epoch, measure, accuracy }) => `${run} ${epoch} ${measure} ${accuracy}`);
    expect(drawn.toSorted()).toEqual(wanted.toSorted());
  });

const few = { numRuns: 25 };

const reversedMeans = (part: PartFacts): FactorRows => {
  const rows = factorRows(part);
  const reversed = rows.means.map(({ mean }) => mean).toReversed();
  return { ...rows, means: rows.means.map((row, index) => Object.assign({}, row, { mean: reversed[index] })) };
};

const populationDeviations = (part: PartFacts): FactorRows => {
  const { replicates, means } = factorRows(part);
  const shrink = ({ factor, mean, standardDeviation }: FactorRows['means'][number]) => {
    const count = replicates.filter((row) => row.factor === factor).length;
    if (standardDeviation === undefined) return { factor, mean };
    return { factor, mean, standardDeviation: standardDeviation * Math.sqrt((count - 1) / count) };
  };
  return { replicates, means: means.map(shrink) };
};

const bestEpochs = (part: PartFacts): FactorRows => {
  const { replicates, means } = factorRows(part);
  const records = part.treatments.flatMap(({ runs }) => runs);
  const best = ({ run, seed, factor }: FactorRows['replicates'][number]) => {
    const epochs = records.find((record) => runId(record.run) === run)?.result.epochs ?? [];
    return { run, seed, factor, accuracy: Math.max(...epochs.map((epoch) => epoch.validationAccuracy)) };
  };
  return { replicates: replicates.map(best), means };
};

const swappedMeasures = (part: PartFacts): EpochAccuracy[] =>
  epochRows(part).map(({ run, epoch, measure, accuracy }) => {
    return { run, epoch, accuracy, measure: measure === 'training' ? 'validation' : 'training' };
  });

describe('factorRows', () => {
  it('always draws each factor from its own runs', () => {
    expectLaw(drawsEachFactorFromItsRuns(factorRows), few);
  });

  it.each([
    ['means plotted against a reversed axis while deviations are not', reversedMeans],
    ['population for sample deviation', populationDeviations],
    ['the maximum over epochs reported as final', bestEpochs],
  ])('catches %s', (_what, defect) => {
    expectDefectCaught(drawsEachFactorFromItsRuns(defect), few);
  });
});

describe('epochRows', () => {
  it('always draws every epoch of every run', () => {
    expectLaw(drawsEveryEpoch(epochRows), few);
  });

  it('catches training drawn as validation', () => {
    expectDefectCaught(drawsEveryEpoch(swappedMeasures), few);
  });

  it('catches a lost first epoch', () => {
    expectDefectCaught(
      drawsEveryEpoch((part) => epochRows(part).filter(({ epoch }) => epoch > 1)),
      few,
    );
  });
});
