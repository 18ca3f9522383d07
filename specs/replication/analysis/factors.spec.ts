import { expect, it } from 'vitest';
import { analyseFactors } from '../../../src/replication/analysis/factors.ts';
import { openExperiment } from '../../../src/replication/experiments/registry.ts';
import type { PlannedRun } from '../../../src/replication/experiment.ts';
import { recordsOf } from './records-of.ts';

const factors = openExperiment('factors');

/** Batches add what they are large by, sources spread by themselves, and everything else only by the seed. */
function accuracyOf({ treatment, seed }: PlannedRun): readonly number[] {
  const spread = [4, 0, -3, 1, -2][seed % 5];
  const scale = { 'seed-init': 0.5, 'seed-shuffle': 1, 'seed-split': 0 }[treatment.id] ?? 2;
  const added = treatment.part === 'batch-size' ? -Number(treatment.levels['batch-size']) / 16 : 0;
  return [(9820 + added + scale * spread + ((seed * treatment.id.length) % 3) / 10) / 10_000];
}

const analysis = analyseFactors(recordsOf(factors, { accuracies: accuracyOf }));
const factorOf = (name: string) => analysis.factors.find(({ factor }) => factor === name);

it('puts the base first in every factor, by the level that the recipe has', () => {
  expect(analysis.factors.map(({ factor, base, levels }) => [factor, base, levels.map(({ level }) => level)])).toEqual([
    ['epochs', 'recipe', ['20', '10', '40']],
    ['seed', 'hold-out-10000', ['all', 'init', 'shuffle', 'split']],
    ['batch-size', 'recipe', ['128', '32', '64', '256', '512']],
    ['optimizer', 'recipe', ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw']],
    ['hold-out', 'recipe', ['test set', '5000', '10000', '12000']],
    ['weight-decay', 'recipe', ['0', '0.00001', '0.0001', '0.001']],
    ['schedule', 'recipe', ['constant', 'step', 'cosine']],
    ['activation', 'recipe', ['relu', 'tanh', 'logistic']],
  ]);
});

it('tests every pair of levels, and corrects for their number', () => {
  const { pairs, variance } = factorOf('batch-size') ?? {};
  expect(pairs).toHaveLength(10);
  expect(pairs?.map(({ count }) => count)).toEqual(pairs?.map(() => 5));
  expect(pairs?.[0]).toMatchObject({ fromLevel: '128', toLevel: '32', difference: expect.closeTo(-0.0002, 4) });
  for (const { p = 0, adjustedP = 0 } of pairs ?? []) expect(adjustedP).toBeGreaterThanOrEqual(p);
  expect(variance).toMatchObject({ factor: 'batch-size', levels: 5, count: 25, degreesBetween: 4, degreesWithin: 20 });
  expect(variance?.omegaSquared).toBeGreaterThan(0.7);
  expect(variance?.shareBetween).toBeGreaterThan(0.7);
});

it('finds no share where a factor does nothing', () => {
  const { variance, pairs } = factorOf('optimizer') ?? {};
  expect(variance).toMatchObject({ omegaSquared: 0, shareBetween: 0 });
  expect(pairs?.filter(({ isSignificant }) => isSignificant)).toEqual([]);
  expect(pairs?.every(({ equivalenceP = 1 }) => equivalenceP < 0.05)).toBe(true);
});

it('holds every level against its base, corrected for all of them', () => {
  const count = analysis.factors.reduce((sum, { levels }) => sum + levels.length - 1, 0);
  expect(analysis.toBase).toHaveLength(count);
  expect(
    analysis.toBase.filter(({ isSignificant }) => isSignificant).map(({ factor, toLevel }) => [factor, toLevel]),
  ).toContainEqual(['batch-size', '512']);
  const smallest = analysis.toBase.toSorted((a, b) => (a.p ?? 1) - (b.p ?? 1))[0];
  expect(smallest.adjustedP).toBeCloseTo((smallest.p ?? 0) * count, 12);
});

it('says how much each source of randomness spreads the result', () => {
  expect(analysis.sources.map(({ source, count }) => [source, count])).toEqual([
    ['all', 5],
    ['init', 5],
    ['shuffle', 5],
    ['split', 5],
  ]);
  const shares = analysis.sources.map(({ shareOfAll }) => Number(shareOfAll?.toFixed(1)));
  expect(shares).toEqual([1, 0.1, 0.3, 0]);
  for (const { standardDeviation = 0, deviationInterval } of analysis.sources) {
    expect(deviationInterval?.lower).toBeLessThan(standardDeviation);
    expect(deviationInterval?.upper).toBeGreaterThan(2.8 * standardDeviation);
  }
});

it('gives a verdict where the test set judged, and none for a hold-out', () => {
  const judged = factorOf('hold-out')?.levels.map(({ verdict }) => verdict?.verdict);
  expect(judged).toEqual(['below', undefined, undefined, undefined]);
  expect(factorOf('hold-out')?.levels[1].distance).toBeCloseTo(-0.0027, 4);
});

it('does with one seed, and without a part', () => {
  const treatments = factors.treatments.filter(({ part }) => part !== 'hold-out');
  const { factors: rest, sources } = analyseFactors(
    recordsOf({ ...factors, treatments }, { seeds: [1], accuracies: accuracyOf }),
  );
  expect(rest.map(({ factor }) => factor)).not.toContain('seed');
  expect(sources).toEqual([]);
  for (const factor of rest) expect(factor).not.toHaveProperty('variance');
});

it('refuses an experiment without a recipe', () => {
  const treatments = factors.treatments.slice(1);
  expect(() => analyseFactors(recordsOf({ ...factors, treatments }, { accuracies: accuracyOf }))).toThrow(
    'Expected runs of the part "recipe" in the experiment factors, received epochs, seed, batch-size,',
  );
});
