import type { ArtifactPair } from '../artifact/claim-comparison.ts';
import { runId } from '../artifact/read.ts';
import type { RunRecord, SummaryRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { readReference } from '../replication/reference.ts';
import { parseDatasetName } from './dataset-name.ts';
import { type OpenedRuns, openRuns } from './open-runs.ts';

/** Two artifacts as they were named, of one kind. */
export interface NamedPair {
  readonly pair: ArtifactPair;
  readonly names: { readonly a: string; readonly b: string };
  /** Folders of the sweeps, where they are known. */
  readonly folders: { readonly a?: string; readonly b?: string };
}

/**
 * Opens two artifacts, or one with its committed reference in the place of the other. A run is compared with the run of
 * its id in a sweep.
 *
 * @throws {SameseedError} as `openArtifact` does; `artifacts-unlike` when a sweep doesn't have the run that the other is;
 *   `reference-missing`.
 */
export async function openPair(first: string, second?: string): Promise<NamedPair> {
  const a = await openRuns(first);
  const b = second === undefined ? await openReference(a) : await openRuns(second);
  const names = { a: first, b: second ?? 'reference' };
  const folders = {
    ...(a.folder === undefined ? {} : { a: a.folder }),
    ...(b.folder === undefined ? {} : { b: b.folder }),
  };
  if (hasSummary(a) && hasSummary(b)) return { pair: { kind: 'sweep', a, b }, names, folders };
  const id = idOf(hasSummary(a) ? b : a);
  return { pair: { kind: 'run', a: findRun(a, id, names.a), b: findRun(b, id, names.b) }, names, folders };
}

function hasSummary(opened: OpenedRuns): opened is OpenedRuns & { readonly summary: SummaryRecord } {
  return opened.summary !== undefined;
}

function idOf({ runs }: OpenedRuns): string {
  return [...runs.keys()][0];
}

function findRun({ summary, runs }: OpenedRuns, id: string, name: string): RunRecord {
  // two files of runs are compared whatever they hold, and told apart by what they describe
  const record = summary === undefined ? [...runs.values()][0] : runs.get(id);
  if (record !== undefined) return record;
  throw new SameseedError(
    'artifacts-unlike',
    `Expected ${name} to have the run ${id}, received a sweep without it; name two sweeps, two runs, or a run and a sweep that has it.`,
  );
}

async function openReference({ runs }: OpenedRuns): Promise<OpenedRuns> {
  const [{ run, provenance }] = runs.values();
  const dataset = parseDatasetName(provenance.dataset.name);
  const reference = /^[a-z0-9-]+$/u.test(run.experiment)
    ? await readReference({ experiment: run.experiment, dataset })
    : undefined;
  if (reference !== undefined) return reference;
  throw new SameseedError(
    'reference-missing',
    `Expected a committed reference of ${JSON.stringify(run.experiment)} on ${dataset}, received ${runId(run)}, which has none; name a second artifact.`,
  );
}
