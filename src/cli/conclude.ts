import { join } from 'node:path';
import { compareSummaries, type SummaryComparison } from '../artifact/compare.ts';
import { readRecords } from '../artifact/read.ts';
import { EXPERIMENT_NAMES } from '../replication/experiments/registry.ts';
import { readReference } from '../replication/reference.ts';
import { parseDatasetName } from './dataset-name.ts';
import { partedRuns } from './render/comparison.ts';
import type { Conclusion } from './render/conclusion.ts';
import { WHOLE, wholeDurationMs } from './whole-duration.ts';

/** Compares a finished sweep with its committed reference, and collects what else there is to say. */
export async function conclude(folder: string): Promise<Conclusion> {
  const own = await readRecords(folder);
  const { experiment, provenance, observed } = own.summary;
  const { name } = experiment;
  const dataset = parseDatasetName(experiment.dataset);
  const reference = await readReference({ experiment: name, dataset });
  const comparison = reference === undefined ? undefined : compareSummaries({ a: own, b: reference });
  // an own experiment may have the name of another one
  const isOther = comparison?.kind === 'incomparable' && !EXPERIMENT_NAMES.includes(name);
  const { workers } = observed;
  const { trainCount } = provenance.dataset;
  const wholeMs =
    name === WHOLE || trainCount === undefined
      ? undefined
      : wholeDurationMs({ records: [...own.runs.values()], dataset, trainCount, workers });
  return {
    experiment: name,
    dataset,
    ...(comparison === undefined || isOther ? {} : { comparison }),
    ...(wholeMs === undefined ? {} : { wholeMs }),
    page: join(folder, 'report.html'),
  };
}

/** Whether the same bits were promised and did not come, or the reference describes another training. */
export function isPromiseBroken(comparison: SummaryComparison | undefined): boolean {
  if (comparison?.kind === 'incomparable') return true;
  return comparison?.kind === 'different' && comparison.excuse === undefined && partedRuns(comparison).length > 0;
}
