import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/artifact/record.ts';
import { estimateDurationMs, guessDurationMs } from '../../src/replication/estimate.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { runConfigJson } from '../../src/training/config.ts';
import type { RunConfig } from '../../src/training/run-config.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

const plan = planExperiment({ experiment: tinyExperiment() });

function measured(config: RunConfig, epochDurationsMs: number[]): RunRecord {
  return {
    schemaVersion: 1,
    kind: 'run',
    run: { experiment: 'other', part: 'p', treatment: 't', levels: {}, seed: 9, config: runConfigJson(config) },
    result: { claim: 'bitwise', initialDigests: {}, epochs: [], digest: '' },
    provenance: {
      dataset: { name: 'glyphs', digests: {} },
      engine: { name: 'oracle', version: '1' },
      packages: {},
      fingerprint: {
        platform: '',
        architecture: '',
        osRelease: '',
        processor: '',
        cores: 1,
        memoryBytes: 1,
        node: '',
        v8: '',
      },
    },
    observed: { startedAt: '', durationMs: 1, epochDurationsMs, peakMemoryBytes: 1 },
  };
}

describe('estimateDurationMs', () => {
  const records = [measured(plan.runs[0].config, [10, 90, 10]), measured(plan.runs[0].config, [12, 8])];

  it('adds up the median epochs on one worker', () => {
    expect(estimateDurationMs({ plan, records, workers: 1 })).toBe((3 + 3 + 5 + 5) * 10);
  });

  it('lets runs overlap on more', () => {
    expect(estimateDurationMs({ plan, records, workers: 2 })).toBe((5 + 3) * 10);
    expect(estimateDurationMs({ plan, records, workers: 3 })).toBe((3 + 3) * 10);
    expect(estimateDurationMs({ plan, records, workers: 99 })).toBe(5 * 10);
  });

  it('takes runs that differ in decay, seeds and epochs only for alike', () => {
    const config = {
      ...plan.runs[0].config,
      epochs: 1,
      seeds: { init: 9, shuffle: 9, split: 9 },
      penalty: { convention: 'keras', factor: 0, layers: [] } as const,
    };
    expect(estimateDurationMs({ plan, records: [measured(config, [5])], workers: 1 })).toBe(16 * 5);
  });

  it('says nothing without a run like those of the plan', () => {
    const other = planExperiment({
      experiment: tinyExperiment({ treatments: [tinyTreatment('a', { batchSize: 4 })] }),
    });
    expect(estimateDurationMs({ plan: other, records, workers: 1 })).toBeUndefined();
    expect(estimateDurationMs({ plan, records: [], workers: 1 })).toBeUndefined();
    expect(estimateDurationMs({ plan, records: [measured(plan.runs[0].config, [])], workers: 1 })).toBeUndefined();
  });
});

describe('guessDurationMs', () => {
  // 55 parameters; 22 examples are 3 batches of 8 or 6 of 4
  const plan4 = planExperiment({
    experiment: tinyExperiment({ treatments: [tinyTreatment('a', { batchSize: 4, epochs: 2 })] }),
  });
  const records = [measured(plan.runs[0].config, [30, 60, 30])];

  it('takes as long for a parameter and a step as what was measured', () => {
    expect(guessDurationMs({ plan: plan4, records, workers: 1 }, 22)).toBeCloseTo(2 * 2 * 6 * 10, 9);
    expect(guessDurationMs({ plan: plan4, records, workers: 2 }, 22)).toBeCloseTo(2 * 6 * 10, 9);
  });

  it('says nothing without a measured run', () => {
    expect(guessDurationMs({ plan: plan4, records: [], workers: 1 }, 22)).toBeUndefined();
  });
});
