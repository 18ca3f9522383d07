import { expect, it } from 'vitest';
import { analyseRefit } from '../../../src/replication/analysis/refit.ts';
import { openExperiment } from '../../../src/replication/experiments/registry.ts';
import { recordsOf, type SweepOptions } from './records-of.ts';

const refit = openExperiment('refit');
const MEANS = [0.9817, 0.9845, 0.9853, 0.9855];

const accuracies: SweepOptions['accuracies'] = ({ treatment, seed }) => [
  MEANS[Number(treatment.levels['departures'])] + (((seed * 7) % 10) - 4.5) / 10_000,
];
const records = recordsOf(refit, { accuracies });

it('judges every recipe, fewest departures first', () => {
  const { rows } = analyseRefit(records);
  expect(rows.map(({ departures, count, verdict }) => [departures, count, verdict?.verdict])).toEqual([
    [0, 10, 'below'],
    [1, 10, 'replicated'],
    [2, 10, 'replicated'],
    [3, 10, 'replicated'],
  ]);
});

it('names the smallest departure whose mean reaches the target, and how certainly', () => {
  const { rows, smallest } = analyseRefit(records);
  expect(rows.map(({ reaches }) => reaches)).toEqual([false, false, true, true]);
  expect(smallest).toBe(rows[2]);
  const certainty = rows.map((row) => row.certainty ?? Number.NaN);
  expect(certainty[0]).toBeLessThan(1e-6);
  expect(certainty[1]).toBeLessThan(0.5);
  expect(certainty[2]).toBeGreaterThan(0.95);
  expect(smallest?.certaintyWithTarget).toBeLessThan(certainty[2]);
  expect(smallest?.certaintyWithTarget).toBeGreaterThan(0.5);
});

it('compares each recipe with that of the assignment', () => {
  const { toRecipe } = analyseRefit(records);
  expect(toRecipe.map(({ from, count, isSignificant }) => [from, count, isSignificant])).toEqual([
    ['recipe', 10, true],
    ['recipe', 10, true],
    ['recipe', 10, true],
  ]);
  expect(toRecipe[0].difference).toBeCloseTo(0.0028, 12);
});

it('has the same bootstrap interval every time, close to that of t', () => {
  const [one, other] = [analyseRefit(records), analyseRefit(records)].map(({ rows }) => rows[0]);
  expect(one.bootstrapInterval).toEqual(other.bootstrapInterval);
  expect(one.bootstrapInterval?.lower).toBeCloseTo(one.interval?.lower ?? 0, 4);
  expect(one.bootstrapInterval?.upper).toBeCloseTo(one.interval?.upper ?? 0, 4);
});

it('names none where none reaches the target, and does with one seed', () => {
  const analysis = analyseRefit(recordsOf(refit, { seeds: [3], accuracies: () => [0.98] }));
  expect(analysis).not.toHaveProperty('smallest');
  expect(analysis.rows[0]).not.toHaveProperty('certainty');
  expect(analysis.rows[0]).not.toHaveProperty('bootstrapInterval');
});

it('counts a mean of exactly the target as reached', () => {
  const { smallest } = analyseRefit(recordsOf(refit, { accuracies: () => [0.9847] }));
  expect(smallest).toMatchObject({ departures: 0, certainty: 0.5 });
});
