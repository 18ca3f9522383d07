import { join } from 'node:path';
import { compareSummaries, type SummaryComparison } from '../artifact/compare.ts';
import { readRecords } from '../artifact/read.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { readReference } from '../replication/reference.ts';
import { partedRuns } from './render/comparison.ts';
import type { Conclusion } from './render/conclusion.ts';
import { wholeDurationMs } from './whole-duration.ts';

/** A sweep that is done. */
export interface DoneSweep {
  readonly experiment: string;
  readonly dataset: Dataset;
  readonly workers: number;
  readonly folder: string;
}

/** Compares a sweep with its committed reference, and collects what else there is to say once it is done. */
export async function conclude({ experiment, dataset, workers, folder }: DoneSweep): Promise<Conclusion> {
  const own = await readRecords(folder);
  const reference = await readReference({ experiment, dataset: dataset.name });
  const wholeMs = wholeDurationMs({ records: [...own.runs.values()], dataset, workers });
  return {
    experiment,
    dataset: dataset.name,
    ...(reference === undefined ? {} : { comparison: compareSummaries({ a: own, b: reference }) }),
    ...(wholeMs === undefined ? {} : { wholeMs }),
    page: join(folder, 'report.html'),
  };
}

/** Whether the same bits were promised and did not come, or the reference describes another training. */
export function isPromiseBroken(comparison: SummaryComparison | undefined): boolean {
  if (comparison?.kind === 'incomparable') return true;
  return comparison?.kind === 'different' && comparison.excuse === undefined && partedRuns(comparison).length > 0;
}
