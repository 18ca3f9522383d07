import type { RunRecord } from '../artifact/record.ts';
import type { DatasetName } from '../dataset/dataset.ts';
import { estimateDurationMs } from '../replication/estimate.ts';
import { openExperiment } from '../replication/experiments/registry.ts';
import { planExperiment } from '../replication/plan.ts';

/** Experiment that is the whole replication. */
export const WHOLE = 'hinton';

/** What was trained here, and on how much. */
export interface Measured {
  readonly records: readonly RunRecord[];
  readonly dataset: DatasetName;
  /** Number of training examples. */
  readonly trainCount: number;
  readonly workers: number;
}

/** Training examples of MNIST, which the whole replication trains on. */
const WHOLE_COUNT = 60_000;

/**
 * How long the whole replication would take on this machine, in milliseconds, from what was measured; an epoch on
 * other data counts by its number of examples. Undefined when no run was like one of the replication's.
 */
export function wholeDurationMs({ records, dataset, trainCount, workers }: Measured): number | undefined {
  const plan = planExperiment({ experiment: openExperiment(WHOLE), dataset });
  const durationMs = estimateDurationMs({ plan, records, workers });
  return durationMs === undefined ? undefined : durationMs * (WHOLE_COUNT / trainCount);
}
