import { describe, expect, it } from 'vitest';
import { planExperiment } from '../../src/replication/plan.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

describe('planExperiment', () => {
  const experiment = tinyExperiment();

  it('takes the seeds from the front of the list, for every source of randomness', () => {
    const { runs } = planExperiment({ experiment });
    expect(runs.map(({ id }) => id)).toEqual([
      'rows/short/seed-0',
      'rows/short/seed-1',
      'rows/long/seed-0',
      'rows/long/seed-1',
    ]);
    expect(runs[1].config.seeds).toEqual({ init: 1, shuffle: 1, split: 1 });
  });

  it('runs every treatment with each of the given seeds', () => {
    const { runs } = planExperiment({ experiment, seeds: [7] });
    expect(runs.map(({ id }) => id)).toEqual(['rows/short/seed-7', 'rows/long/seed-7']);
  });

  it('puts another data set into every config', () => {
    const { runs, dataset } = planExperiment({ experiment, dataset: 'mnist' });
    expect(dataset).toBe('mnist');
    expect(runs.every(({ config }) => config.dataset === 'mnist')).toBe(true);
  });

  it('adds runs and changes none when seeds are added', () => {
    const more = {
      ...experiment,
      treatments: experiment.treatments.map((treatment) => ({ ...treatment, replicates: 3 })),
    };
    const ids = new Map(planExperiment({ experiment: more }).runs.map((run) => [run.id, run.config]));
    for (const { id, config } of planExperiment({ experiment }).runs) expect(ids.get(id)).toEqual(config);
  });

  it('keeps the seeds and the numbers of replicates that it uses', () => {
    const given = planExperiment({ experiment, seeds: [7, 8, 9] }).experiment;
    expect([given.seeds, given.treatments.map(({ replicates }) => replicates)]).toEqual([
      [7, 8, 9],
      [3, 3],
    ]);
    const own = planExperiment({ experiment }).experiment;
    expect([own.seeds, own.treatments.map(({ replicates }) => replicates)]).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });

  it('has another digest for other runs, and the same one for the same', () => {
    const { digest } = planExperiment({ experiment });
    expect(planExperiment({ experiment: tinyExperiment({ title: 'Other words' }) }).digest).toBe(digest);
    const others = [
      { experiment, seeds: [0] },
      { experiment, dataset: 'mnist' as const },
      { experiment: tinyExperiment({ treatments: [tinyTreatment('short')] }) },
      { experiment: tinyExperiment({ treatments: [tinyTreatment('short', { batchSize: 7 }), tinyTreatment('long')] }) },
    ].map((request) => planExperiment(request).digest);
    expect(new Set([digest, ...others]).size).toBe(5);
  });

  it.each([
    ['no seeds', { experiment, seeds: [] }, 'seeds-invalid', 'at least 1 seed'],
    ['a seed given twice', { experiment, seeds: [3, 4, 3] }, 'seeds-invalid', 'different seeds, received 3 twice'],
    ['a list that is too short', { experiment: tinyExperiment({ seeds: [1] }) }, 'seeds-invalid', 'at least 2 seeds'],
    ['seeds below 0', { experiment, seeds: [-1] }, 'seed-invalid', 'received -1'],
    ['no treatments', { experiment: tinyExperiment({ treatments: [] }) }, 'experiment-invalid', 'received none'],
    [
      'treatments of the same name',
      { experiment: tinyExperiment({ treatments: [tinyTreatment('a'), tinyTreatment('a')] }) },
      'experiment-invalid',
      'received "a" twice',
    ],
    [
      'a name that leaves the folder',
      { experiment: tinyExperiment({ treatments: [tinyTreatment('../a')] }) },
      'experiment-invalid',
      'received "../a"',
    ],
    [
      'names that differ in case, which some disks take for one',
      { experiment: tinyExperiment({ treatments: [tinyTreatment('a'), tinyTreatment('A')] }) },
      'experiment-invalid',
      'received "A" twice',
    ],
    [
      'a name that Windows keeps for a device',
      { experiment: tinyExperiment({ treatments: [tinyTreatment('nul')] }) },
      'name-unsafe',
      'rows/nul',
    ],
    [
      'a config with faults',
      { experiment: tinyExperiment({ treatments: [tinyTreatment('a', { epochs: 0 })] }) },
      'config-invalid',
      '`epochs`',
    ],
  ])('refuses %s', (_what, request, code, message) => {
    expect(() => planExperiment(request)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
