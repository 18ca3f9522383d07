import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochRecord, RunRecord } from '../../../src/artifact/record.ts';
import { collectFacts, type ReportFacts } from '../../../src/report/facts.ts';
import { type HeldRun, type HeldRuns, holdRuns } from '../../../src/report/reproduce/held-runs.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { fixtureRecords } from '../../support/report-fixture.ts';

const facts = collectFacts(fixtureRecords({ notebookSeeds: 2, factors: [1e-6, 1e-3] }));

function changeRuns(change: (record: RunRecord) => RunRecord): ReportFacts {
  const parts = facts.parts.map((part) => ({
    ...part,
    treatments: part.treatments.map((treatment) => ({ ...treatment, runs: treatment.runs.map(change) })),
  }));
  return { ...facts, parts };
}

/** The same runs with so many tensors after each epoch. */
const withTensors = (count: number) => {
  const digests = Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, 'a'.repeat(64)]));
  return changeRuns((record) => {
    const epochs = record.result.epochs.map((epoch) => ({ ...epoch, digests }));
    return { ...record, result: { ...record.result, epochs } };
  });
};

const heldBy = (hold: typeof holdRuns, from: Parameters<typeof holdRuns>[0]): HeldRuns => {
  const held = hold(from);
  if (typeof held === 'string') throw new Error(held);
  return held;
};

const recordsOf = ({ parts }: Pick<ReportFacts, 'parts'>): RunRecord[] =>
  parts.flatMap(({ treatments }) => treatments.flatMap(({ runs }) => runs));

const withEpochs = (run: HeldRun, epochs: readonly EpochRecord[]): HeldRun => ({ ...run, epochs });

/** Every run is held with its first epochs, and all of it is a megabyte at most, or one epoch each. */
const holdsWhatFits = (hold: typeof holdRuns) =>
  fc.property(fc.integer({ min: 1, max: 3000 }), (tensors) => {
    const grown = withTensors(tensors);
    const { runs } = heldBy(hold, grown);
    const records = recordsOf(grown).map(({ result }) => result);
    expect(runs.map(({ digest }) => digest)).toEqual(records.map(({ digest }) => digest));
    const most = Math.max(...runs.map(({ epochs }) => epochs.length));
    expect(runs.map(({ epochs }) => epochs)).toEqual(records.map(({ epochs }) => epochs.slice(0, most)));
    expect(runs.map(({ epochCount }) => epochCount)).toEqual(records.map(({ epochs }) => epochs.length));
    const size = (count: number) =>
      JSON.stringify(runs.map((run, index) => withEpochs(run, records[index].epochs.slice(0, count)))).length;
    expect(most === 1 || size(most) <= 2 ** 20).toBe(true);
    const longest = Math.max(...records.map(({ epochs }) => epochs.length));
    expect(most === longest || size(most + 1) > 2 ** 20).toBe(true);
  });

const few = { numRuns: 12 };

/** Holds other epochs of each run. */
const holding =
  (choose: (run: HeldRun, record: RunRecord) => readonly EpochRecord[]): typeof holdRuns =>
  (from) => {
    const records = recordsOf(from);
    const held = heldBy(holdRuns, from);
    return { ...held, runs: held.runs.map((run, index) => withEpochs(run, choose(run, records[index]))) };
  };

describe('holdRuns', () => {
  it('always holds all runs, with as many epochs as fit', () => {
    expectLaw(holdsWhatFits(holdRuns), few);
  });

  it.each<[string, typeof holdRuns]>([
    ['holds everything', holding((_run, { result }) => result.epochs)],
    ['holds one epoch too few', holding(({ epochs }) => epochs.slice(0, -1))],
    ['holds the last epochs', holding(({ epochs }, { result }) => result.epochs.slice(-epochs.length))],
  ])('catches one that %s', (_what, broken) => {
    expectDefectCaught(holdsWhatFits(broken), few);
  });

  it('says why a page can’t train runs of another engine, or on unknown data', () => {
    const engine = { name: 'tfjs-cpu', version: '4.22.0' };
    const { summary } = facts;
    const other = changeRuns((record) => ({ ...record, provenance: { ...record.provenance, engine } }));
    expect(holdRuns({ ...other, summary: { ...summary, provenance: { ...summary.provenance, engine } } })).toBe(
      'These runs were trained by the engine tfjs-cpu, version 4.22.0; a page can repeat those of the portable engine, version 1.',
    );
    expect(holdRuns({ ...facts, dataset: { name: 'kanji', title: 'kanji (not MNIST)' } })).toBe(
      'These runs were trained on kanji (not MNIST), which no page can open.',
    );
  });
});
