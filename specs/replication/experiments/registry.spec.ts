import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { countParameters } from '../../../src/network/architecture.ts';
import { EXPERIMENT_NAMES, openExperiment } from '../../../src/replication/experiments/registry.ts';
import { planExperiment } from '../../../src/replication/plan.ts';
import { runConfigJson } from '../../../src/training/config.ts';

describe('openExperiment', () => {
  it('knows its names', () => {
    expect(EXPERIMENT_NAMES).toEqual(['quick', 'hinton', 'factors', 'search', 'refit']);
    for (const name of EXPERIMENT_NAMES) expect(openExperiment(name).name).toBe(name);
  });

  it.each(EXPERIMENT_NAMES)('can plan %s: every level is legal', (name) => {
    const { runs } = planExperiment({ experiment: openExperiment(name) });
    const configs = runs.map(({ config }) => canonicalJson(runConfigJson(config)));
    expect(new Set(configs).size).toBe(runs.length);
  });

  it.each(['quick', 'factors', 'search', 'refit', 'slow'])('refuses factors for %s', (name) => {
    expect(() => openExperiment(name, 'linspace')).toThrow(
      expect.objectContaining({ code: name === 'slow' ? 'experiment-unknown' : 'factors-unused' }),
    );
  });

  it.each(['x', '', 'toString', '../quick'])('refuses "%s"', (name) => {
    expect(() => openExperiment(name)).toThrow(
      expect.objectContaining({
        code: 'experiment-unknown',
        message: `Unknown experiment "${name}"; known: quick, hinton, factors, search, refit, or a file of your own that ends in .json.`,
      }),
    );
  });
});

describe('quick', () => {
  const { runs, experiment } = planExperiment({ experiment: openExperiment('quick') });

  it('is the notebook for 3 seeds and five factors for one', () => {
    expect(runs.map(({ id }) => id)).toEqual([
      'notebook/notebook/seed-1',
      'notebook/notebook/seed-2',
      'notebook/notebook/seed-3',
      'hinton/l2-0.000001/seed-1',
      'hinton/l2-0.00025075/seed-1',
      'hinton/l2-0.0005005/seed-1',
      'hinton/l2-0.00075025/seed-1',
      'hinton/l2-0.001/seed-1',
    ]);
    expect(experiment.isCut).toBe(true);
  });

  it('has networks of 55,050 and 545,810 parameters', () => {
    expect(new Set(runs.map(({ config }) => countParameters(config.network)))).toEqual(new Set([55_050, 545_810]));
  });

  it('trains the notebook as the notebook does', () => {
    expect(runs[0].config).toMatchObject({
      dataset: 'mnist',
      optimizer: { kind: 'sgd' },
      schedule: { kind: 'constant', rate: 0.1 },
      penalty: { convention: 'keras', factor: 0, layers: [] },
      batchSize: 128,
      epochs: 10,
      split: { kind: 'test' },
      seeds: { init: 1, shuffle: 1, split: 1 },
    });
    expect(runs[0].config.network.layers).toMatchObject([
      { units: 64, activation: 'relu', initializer: 'glorot-uniform' },
      { units: 64, activation: 'relu' },
      { units: 10, activation: 'softmax' },
    ]);
  });

  it('penalises the hidden kernels, not the output layer', () => {
    for (const { config, treatment } of runs.slice(3)) {
      expect(config.penalty).toEqual({
        convention: 'keras',
        factor: treatment.levels['l2'],
        layers: ['dense-1', 'dense-2'],
      });
      expect(config.epochs).toBe(2);
    }
  });
});
