import { describe, expect, it } from 'vitest';
import { DEPARTURES } from '../../../src/replication/experiments/departures.ts';
import { CHOSEN } from '../../../src/replication/experiments/refit.ts';
import { openExperiment } from '../../../src/replication/experiments/registry.ts';
import { assignmentRecipe } from '../../../src/replication/experiments/treatments.ts';
import { planExperiment } from '../../../src/replication/plan.ts';

const search = planExperiment({ experiment: openExperiment('search') });
const refit = planExperiment({ experiment: openExperiment('refit') });

describe('search', () => {
  it('never looks at the test set', () => {
    for (const { config } of search.runs) {
      expect(config.split).toEqual({ kind: 'hold-out', count: 10_000, stratified: false });
    }
  });

  it('has every combination of the departures once, the recipe itself among them', () => {
    const ids = search.experiment.treatments.map(({ id }) => id);
    expect(ids).toHaveLength(2 ** Object.keys(DEPARTURES).length);
    expect(new Set(search.experiment.treatments.map(({ config }) => JSON.stringify(config))).size).toBe(ids.length);
    expect(search.experiment.treatments[0]).toMatchObject({ id: 'recipe', levels: { departures: 0 } });
    expect(search.experiment.treatments[0].config).toEqual({
      ...assignmentRecipe(40),
      split: { kind: 'hold-out', count: 10_000, stratified: false },
    });
  });

  it('counts the departures of each', () => {
    for (const { id, levels } of search.experiment.treatments) {
      expect(levels['departures']).toBe(id === 'recipe' ? 0 : id.split('-').length);
    }
  });
});

describe('refit', () => {
  it('trains on all of the training set, 10 seeds each', () => {
    expect(refit.runs).toHaveLength(10 * CHOSEN.length);
    for (const { config } of refit.runs) expect(config.split).toEqual({ kind: 'test' });
  });

  it('has recipes of the search, with nothing changed but the split', () => {
    for (const { id, config } of refit.experiment.treatments) {
      const searched = search.experiment.treatments.find((treatment) => treatment.id === id);
      expect({ ...searched?.config, split: config.split }).toEqual(config);
    }
  });

  it('has one recipe for each number of departures, none first', () => {
    expect(CHOSEN.map((departures) => departures.length)).toEqual([0, 1, 2, 3]);
  });
});
