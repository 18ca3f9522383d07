import { describe, expect, it } from 'vitest';
import type { PlannedRun, TreatmentConfig } from '../../../src/replication/experiment.ts';
import { openExperiment } from '../../../src/replication/experiments/registry.ts';
import { planExperiment } from '../../../src/replication/plan.ts';

const { runs, experiment } = planExperiment({ experiment: openExperiment('factors') });
const recipe = configOf('recipe');

function configOf(id: string): TreatmentConfig {
  const treatment = experiment.treatments.find((one) => one.id === id);
  if (treatment === undefined) throw new Error(`no treatment ${id}`);
  return treatment.config;
}

function runsOf(id: string): readonly PlannedRun[] {
  return runs.filter(({ treatment }) => treatment.id === id);
}

/** Names of the settings in which a level differs from the recipe. */
function changesOf(id: string): string[] {
  const config = configOf(id);
  const keys = ['network', 'optimizer', 'schedule', 'penalty', 'batchSize', 'epochs', 'split'] as const;
  return keys.filter((key) => JSON.stringify(config[key]) !== JSON.stringify(recipe[key]));
}

describe('factors', () => {
  it('begins with the recipe of the assignment, for 20 epochs', () => {
    expect(experiment.treatments[0].id).toBe('recipe');
    expect(recipe).toMatchObject({
      optimizer: { kind: 'sgd' },
      schedule: { kind: 'constant', rate: 0.1 },
      penalty: { factor: 0 },
      batchSize: 128,
      epochs: 20,
      split: { kind: 'test' },
    });
  });

  it('has the same five seeds at every level, so that levels can be compared in pairs', () => {
    for (const { id } of experiment.treatments) expect(runsOf(id).map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['epochs-10', ['epochs']],
    ['epochs-40', ['epochs']],
    ['batch-size-32', ['batchSize']],
    ['batch-size-512', ['batchSize']],
    ['hold-out-5000', ['split']],
    ['hold-out-10000', ['split']],
    ['hold-out-12000', ['split']],
    ['weight-decay-0.0001', ['penalty']],
    ['schedule-step', ['schedule']],
    ['schedule-cosine', ['schedule']],
    ['activation-tanh', ['network']],
    ['activation-logistic', ['network']],
    // a rate that suits the optimizer belongs to it
    ['optimizer-momentum', ['optimizer', 'schedule']],
    ['optimizer-nesterov', ['optimizer', 'schedule']],
    ['optimizer-rmsprop', ['optimizer', 'schedule']],
    ['optimizer-adam', ['optimizer', 'schedule']],
    ['optimizer-adamw', ['optimizer', 'schedule', 'penalty']],
  ])('%s differs from the recipe in nothing but %j', (id, changes) => {
    expect(changesOf(id)).toEqual(changes);
  });

  it('has a part for each factor, the recipe standing for all of them', () => {
    expect([...new Set(experiment.treatments.map(({ part }) => part))]).toEqual([
      'recipe',
      'epochs',
      'seed',
      'batch-size',
      'optimizer',
      'hold-out',
      'weight-decay',
      'schedule',
      'activation',
    ]);
  });

  it.each(['init', 'shuffle', 'split'] as const)('seeds %s alone, and the other sources with 0', (source) => {
    const seeded = runsOf(`seed-${source}`);
    for (const { seed, config } of seeded) {
      expect(config.seeds).toEqual({ init: 0, shuffle: 0, split: 0, [source]: seed });
      // what nobody draws has no seed
      expect(config.split).toEqual({ kind: 'hold-out', count: 10_000, stratified: false });
    }
  });

  it('seeds every source at the other levels', () => {
    for (const { treatment, seed, config } of runs) {
      if (treatment.part === 'seed') continue;
      expect(config.seeds).toEqual({ init: seed, shuffle: seed, split: seed });
    }
  });
});
