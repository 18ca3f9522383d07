import type { Records } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import type { PlannedRun } from '../../src/replication/experiment.ts';
import { openExperiment } from '../../src/replication/experiments/registry.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { runConfigJson } from '../../src/training/config.ts';
import { collectRecords, fixtureProvenance } from '../support/report-fixture.ts';

/** What a fixture of an experiment may differ in. */
export interface ExperimentOptions {
  /** Default: as many as the experiment has. */
  readonly seeds?: number;
  /** Default 0.9816. */
  readonly around?: number;
}

/** Records of a whole experiment with numbers drawn from a stream: nothing was trained, and they mean nothing. */
export function experimentRecords(name: string, { seeds, around = 0.9816 }: ExperimentOptions = {}): Records {
  const experiment = openExperiment(name);
  const plan = planExperiment({
    experiment,
    ...(seeds === undefined ? {} : { seeds: experiment.seeds.slice(0, seeds) }),
  });
  const { title, isCut } = experiment;
  return collectRecords(
    plan.runs.map((run) => drawnRun(run, around)),
    { name, title, isCut, dataset: plan.dataset },
  );
}

function drawnRun({ experiment, treatment, seed, config }: PlannedRun, around: number): RunRecord {
  const wobble = (path: string, width: number): number =>
    (drawInteger(openStream(seed, path), 2 * width + 1) - width) / 10_000;
  const level = (drawInteger(openStream(1, `level/${treatment.id}`), 41) - 26) / 10_000;
  const shared = wobble('shared', 5);
  const epochs = Array.from({ length: config.epochs }, (_, index) => ({
    epoch: index + 1,
    loss: 0.01 + 0.4 / (index + 1),
    penalty: config.penalty.factor * 900,
    accuracy: Number(Math.min(1, 1 - 0.1 / (index + 1)).toFixed(5)),
    validationLoss: 0.06 + 0.1 / (index + 1),
    validationAccuracy: Number(
      (around + level + shared - 0.045 / (index + 1) + wobble(`${treatment.id}/${index}`, 4)).toFixed(4),
    ),
    learningRate: 0.1,
    digests: { 'dense-1/kernel': digestOfJson(`${treatment.id}/${seed}/${index}`) },
  }));
  return {
    schemaVersion: 1,
    kind: 'run',
    run: {
      experiment,
      part: treatment.part,
      treatment: treatment.id,
      levels: { ...treatment.levels },
      seed,
      config: runConfigJson(config),
    },
    result: sealResult({ claim: 'bitwise', initialDigests: {}, epochs }),
    provenance: fixtureProvenance(config.dataset),
    observed: { startedAt: '2026-01-02T03:04:05.000Z', durationMs: 8_400, epochDurationsMs: [], peakMemoryBytes: 2e8 },
  };
}
