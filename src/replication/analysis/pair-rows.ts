import { testEquivalence } from '../../statistics/equivalence.ts';
import { adjustByHolm } from '../../statistics/holm.ts';
import { pairedTest, type TwoSamples } from '../../statistics/mean-tests.ts';
import { detectableDifference, SIGNIFICANCE } from '../../statistics/power.ts';
import { MARGIN } from '../verdict.ts';
import type { PairRow, TreatmentRow } from './rows.ts';

/** Two rows to be compared. */
export type Pair = readonly [from: TreatmentRow, to: TreatmentRow];

/** Paired t tests by seed, with Holm's correction for the number of tests among these pairs; pairs without a common seed are left out. */
export function comparePairs(pairs: readonly Pair[]): PairRow[] {
  const rows = pairs.flatMap(comparePair);
  return correctByHolm(rows);
}

/** Adds what Holm's correction makes of the p of a table; rows without p count for nothing. */
export function correctByHolm<Row extends { readonly p?: number }>(
  rows: readonly Row[],
): (Row & { adjustedP?: number; isSignificant: boolean })[] {
  const adjusted = adjustByHolm(rows.flatMap(({ p }) => p ?? [])).values();
  return rows.map((row) => {
    const adjustedP = row.p === undefined ? undefined : adjusted.next().value;
    return adjustedP === undefined
      ? { ...row, isSignificant: false }
      : { ...row, adjustedP, isSignificant: adjustedP < SIGNIFICANCE };
  });
}

/** The same for each of these rows against one. */
export function compareTo(base: TreatmentRow, rows: readonly TreatmentRow[]): PairRow[] {
  return comparePairs(rows.map((row): Pair => [base, row]));
}

/** Every pair of rows, the earlier one first. */
export function everyPair(rows: readonly TreatmentRow[]): Pair[] {
  return rows.flatMap((from, index) => rows.slice(index + 1).map((to): Pair => [from, to]));
}

function comparePair([from, to]: Pair): Omit<PairRow, 'adjustedP' | 'isSignificant'>[] {
  const samples = shareSeeds(from, to);
  const count = samples.a.length;
  if (count === 0) return [];
  const names = { from: from.treatment, to: to.treatment, fromLevel: from.level, toLevel: to.level, count };
  if (count === 1) return [{ ...names, difference: samples.a[0] - samples.b[0] }];
  const test = pairedTest(samples);
  return [
    {
      ...names,
      difference: test.estimate,
      interval: test.interval,
      statistic: test.statistic,
      p: test.p,
      equivalenceP: testEquivalence(test, { margin: MARGIN }).p,
      smallestDifference: detectableDifference(test),
    },
  ];
}

function shareSeeds(from: TreatmentRow, to: TreatmentRow): TwoSamples {
  const seeds = to.seeds.filter((seed) => from.seeds.includes(seed));
  const valuesOf = (row: TreatmentRow) => seeds.map((seed) => row.values[row.seeds.indexOf(seed)]);
  return { a: valuesOf(to), b: valuesOf(from) };
}
