import type { Records } from '../../../src/artifact/read.ts';
import type { RunRecord, SummaryRecord } from '../../../src/artifact/record.ts';
import { sealResult, sealSummary } from '../../../src/artifact/result.ts';
import type { Experiment, PlannedRun } from '../../../src/replication/experiment.ts';
import { planExperiment } from '../../../src/replication/plan.ts';
import { runConfigJson } from '../../../src/training/config.ts';
import { exampleRun } from '../../support/records.ts';

const example = exampleRun();

/** What a sweep that nobody trained is made of. */
export interface SweepOptions {
  readonly seeds?: readonly number[];
  /** Validation accuracies of a run, the last one final. */
  readonly accuracies: (run: PlannedRun) => readonly number[];
  readonly dataset?: 'mnist' | 'fashion-mnist';
}

/** Records of an experiment as its plan says, with these accuracies. */
export function recordsOf(experiment: Experiment, { seeds, accuracies, dataset = 'mnist' }: SweepOptions): Records {
  const plan = planExperiment({ experiment, dataset, ...(seeds === undefined ? {} : { seeds }) });
  const runs = new Map(plan.runs.map((run) => [run.id, recordOf(run, accuracies(run))]));
  const { name, title, isCut } = experiment;
  const summary: SummaryRecord = {
    schemaVersion: 1,
    kind: 'summary',
    experiment: { name, title, dataset, isCut },
    result: sealSummary({
      claim: 'bitwise',
      runs: Object.fromEntries([...runs].map(([id, { result }]) => [id, result.digest])),
      treatments: experiment.treatments.map(({ part, id, levels, config }) => ({
        part,
        treatment: id,
        levels: { ...levels },
        parameterCount: 1,
        epochs: config.epochs,
        // The analyses count and average for themselves.
        count: 1,
        mean: 0,
        minimum: 0,
        maximum: 0,
      })),
    }),
    provenance: { ...example.provenance, dataset: { name: dataset, digests: {} } },
    observed: { startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1, workers: 1 },
  };
  return { summary, runs };
}

function recordOf({ experiment, treatment, seed, config }: PlannedRun, accuracies: readonly number[]): RunRecord {
  const [epoch] = example.result.epochs;
  return {
    ...example,
    run: {
      experiment,
      part: treatment.part,
      treatment: treatment.id,
      levels: { ...treatment.levels },
      seed,
      config: runConfigJson(config),
    },
    result: sealResult({
      claim: 'bitwise',
      initialDigests: {},
      epochs: accuracies.map((validationAccuracy, index) => ({ ...epoch, epoch: index + 1, validationAccuracy })),
    }),
  };
}
