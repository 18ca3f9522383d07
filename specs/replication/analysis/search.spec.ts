import { expect, it } from 'vitest';
import { analyseSearch, chooseRecipes } from '../../../src/replication/analysis/search.ts';
import { openExperiment } from '../../../src/replication/experiments/registry.ts';
import { recordsOf, type SweepOptions } from './records-of.ts';

const search = openExperiment('search');

/** What each departure adds, in images of 10,000; nesterov and decay together take 7 back. */
const ADDED: Readonly<Record<string, number>> = { nesterov: 30, cosine: -10, decay: 4 };

const accuracies: SweepOptions['accuracies'] = ({ treatment, seed }) => {
  const names = treatment.id.split('-');
  const both = names.includes('nesterov') && names.includes('decay') ? -7 : 0;
  const added = names.reduce((sum, name) => sum + (ADDED[name] ?? 0), both);
  return [0, (9780 + added - 5 * seed + ((seed * 3 + treatment.id.length) % 5) / 10) / 10_000];
};
const records = recordsOf(search, { accuracies });

it('ranks the recipes, best first, without a verdict', () => {
  const { ranking } = analyseSearch(records);
  expect(ranking.map(({ rank, treatment, departures }) => [rank, treatment, departures])).toEqual([
    [1, 'nesterov', 1],
    [2, 'nesterov-decay', 2],
    [3, 'nesterov-cosine', 2],
    [4, 'nesterov-cosine-decay', 3],
    [5, 'decay', 1],
    [6, 'recipe', 0],
    [7, 'cosine-decay', 2],
    [8, 'cosine', 1],
  ]);
  for (const row of ranking) expect(row).not.toHaveProperty('verdict');
});

it('chooses the best for each number of departures, and says of how many', () => {
  expect(chooseRecipes(records)).toMatchObject([
    { departures: 0, treatment: 'recipe', of: 1 },
    { departures: 1, treatment: 'nesterov', of: 3, optimism: expect.closeTo(0, 4) },
    { departures: 2, treatment: 'nesterov-decay', of: 3 },
    { departures: 3, treatment: 'nesterov-cosine-decay', of: 1 },
  ]);
  expect(chooseRecipes(records)[0]).not.toHaveProperty('optimism');
  expect(analyseSearch(records).choices).toEqual(chooseRecipes(records));
});

it('chooses the first of equal ones', () => {
  const equal = recordsOf(search, { accuracies: () => [0.98] });
  expect(chooseRecipes(equal).map(({ treatment }) => treatment)).toEqual([
    'recipe',
    'nesterov',
    'nesterov-cosine',
    'nesterov-cosine-decay',
  ]);
});

it('finds the effects that were put in, whatever the seeds add', () => {
  const { effects } = analyseSearch(records);
  const found = effects.map(({ departures, mean }) => [departures.join('-'), Math.round(mean * 10_000 * 2) / 2]);
  // Half of what two take back together is taken from each of them, and half is their interaction.
  expect(Object.fromEntries(found)).toEqual({
    nesterov: 26.5,
    cosine: -10,
    decay: 0.5,
    'nesterov-cosine': expect.closeTo(0, 12),
    'nesterov-decay': -3.5,
    'cosine-decay': expect.closeTo(0, 12),
    'nesterov-cosine-decay': expect.closeTo(0, 12),
  });
  expect(effects.map(({ departures }) => departures.length)).toEqual([1, 1, 1, 2, 2, 2, 3]);
  expect(effects[0]).toMatchObject({ count: 3, isSignificant: true });
});

it('has no effects of a plan with a recipe missing', () => {
  const treatments = search.treatments.slice(0, -1);
  expect(analyseSearch(recordsOf({ ...search, treatments }, { accuracies })).effects).toEqual([]);
});

it('does with one seed', () => {
  const { effects, choices } = analyseSearch(recordsOf(search, { accuracies, seeds: [1] }));
  expect(effects[0]).toEqual({
    departures: ['nesterov'],
    count: 1,
    mean: expect.closeTo(0.00265, 4),
    isSignificant: false,
  });
  expect(choices[1]).not.toHaveProperty('optimism');
});
