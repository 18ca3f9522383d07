import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareTo, everyPair } from '../../../src/replication/analysis/pair-rows.ts';
import type { PairRow, TreatmentRow } from '../../../src/replication/analysis/rows.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

type Compare = typeof compareTo;

const runs = fc.uniqueArray(fc.tuple(fc.nat(8), fc.integer({ min: 9780, max: 9860 })), {
  minLength: 1,
  maxLength: 7,
  selector: ([seed]) => seed,
});
const rowsOf = (treatment: string) => runs.map((drawn) => rowOf(treatment, drawn));

function rowOf(treatment: string, drawn: readonly (readonly [number, number])[]): TreatmentRow {
  const ascending = drawn.toSorted(([a], [b]) => a - b);
  const values = ascending.map(([, right]) => right / 10_000);
  const about = { part: 'any', treatment, level: treatment, epochs: 1, count: values.length, mean: 0, distance: 0 };
  return { ...about, values, seeds: ascending.map(([seed]) => seed), best: { value: 1, of: 1 } };
}

const few = { numRuns: 40 };

const comparesSharedSeedsOnly = (compare: Compare) =>
  fc.property(rowsOf('base'), rowsOf('other'), (base, other) => {
    const shared = base.seeds.filter((seed) => other.seeds.includes(seed));
    const rows = compare(base, [other]);
    expect(rows.map(({ count }) => count)).toEqual(shared.length === 0 ? [] : [shared.length]);
    const differences = shared.map(
      (seed) => other.values[other.seeds.indexOf(seed)] - base.values[base.seeds.indexOf(seed)],
    );
    const mean = differences.reduce((sum, difference) => sum + difference, 0) / shared.length;
    for (const { difference } of rows) expect(difference).toBeCloseTo(mean, 12);
  });

const isNothingAgainstItself = (compare: Compare) =>
  fc.property(rowsOf('base'), (base) => {
    for (const { difference, p, isSignificant } of compare(base, [base])) {
      expect([difference, p ?? 1, isSignificant]).toEqual([0, 1, false]);
    }
  });

const byPlace: Compare = (base, others) =>
  compareTo(
    { ...base, seeds: base.values.map((_, index) => index) },
    others.map((row) => Object.assign({}, row, { seeds: row.values.map((_, index) => index) })),
  );
const backwards: Compare = (base, others) =>
  others.flatMap((row) => compareTo(row, [base])).map((row): PairRow => Object.assign({}, row));
const againstFirst: Compare = (base, others) =>
  compareTo({ ...base, values: base.values.map(() => base.values[0]) }, others);

it('always compares by the seeds that both have', () => {
  expectLaw(comparesSharedSeedsOnly(compareTo), few);
  for (const defect of [byPlace, backwards]) expectDefectCaught(comparesSharedSeedsOnly(defect), few);
});

it('never finds anything between a treatment and itself', () => {
  expectLaw(isNothingAgainstItself(compareTo), few);
  expectDefectCaught(isNothingAgainstItself(againstFirst), few);
});

it('pairs every two rows once', () => {
  const [rows] = fc.sample(fc.tuple(rowsOf('a'), rowsOf('b'), rowsOf('c')), 1);
  expect(everyPair(rows).map(([from, to]) => from.treatment + to.treatment)).toEqual(['ab', 'ac', 'bc']);
});
