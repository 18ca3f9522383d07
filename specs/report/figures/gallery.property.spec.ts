import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartFacts } from '../../../src/report/facts.ts';
import type { EpochAccuracy } from '../../../src/report/figures/accuracy-per-epoch.ts';
import { epochRows } from '../../../src/report/figures/epoch-figures.ts';
import { factorRows } from '../../../src/report/figures/factor-figures.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { drawsFinalEpochs, partOf, summarizesEachFactor, sweep } from './factor-rows-laws.ts';

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

const swappedMeasures = (part: PartFacts): EpochAccuracy[] =>
  epochRows(part).map(({ run, epoch, measure, accuracy }) => {
    return { run, epoch, accuracy, measure: measure === 'training' ? 'validation' : 'training' };
  });

// what these laws catch stands in the zoo, specs/defects/figures
describe('factorRows', () => {
  it('always draws the final epoch of every run', () => {
    expectLaw(drawsFinalEpochs(factorRows), few);
  });

  it('always has the mean and the deviation of its own points', () => {
    expectLaw(summarizesEachFactor(factorRows), few);
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
