import { setImmediate as breathe } from 'node:timers/promises';
import { readRunRecord, runPath } from '../artifact/read.ts';
import type { SummaryRecord } from '../artifact/record.ts';
import type { RecordGist } from '../artifact/record-gist.ts';
import { openRecordReader, type ReadGist, type RecordReader } from '../artifact/record-reader.ts';
import { SameseedError } from '../base/errors.ts';
import { isOf } from './earlier.ts';
import type { PlannedRun } from './experiment.ts';
import { type Failure, readFailure, runsFailedError } from './failure.ts';
import type { Manifest } from './manifest.ts';
import { missingRunsError } from './missing-runs.ts';
import type { Plan } from './plan.ts';
import { differingConditions } from './relation.ts';
import { type RunRow, rowOfGist } from './row.ts';

/** Where to look for the runs of a plan. */
export interface Search {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Where they are wanted. */
  readonly out: string;
  /** Whether runs of several commits of the program are taken together. */
  readonly otherCommits: boolean;
}

/** All runs of a plan, wherever they lie; a row for each, not its record. */
export interface Collected {
  readonly rows: ReadonlyMap<string, RunRow>;
  /** Path of the record of each run that does not lie where it is wanted, by run id. */
  readonly paths: ReadonlyMap<string, string>;
  /** Runs that have failed and lie nowhere. */
  readonly failures: ReadonlyMap<string, Failure>;
  /** That of the first run of the plan. */
  readonly provenance: SummaryRecord['provenance'];
  /** Start of the earliest run, and the time that one worker would have taken for all. */
  readonly observed: SummaryRecord['observed'];
}

/**
 * Looks for every run of a plan and checks that it is one.
 *
 * @throws {SameseedError} `runs-missing`, `shards-unlike`, `runs-differ`, `runs-failed` when every run failed; what
 *   {@link readRunRecord} throws for a record that can't be read.
 */
export async function collectRuns(search: Search): Promise<Collected> {
  const { plan, folders } = search;
  const rows = new Map<string, RunRow>();
  const paths = new Map<string, string>();
  const failures = new Map<string, Failure>();
  const missing: string[] = [];
  let provenance: SummaryRecord['provenance'] | undefined;
  const observed = { startedAt: '9999', durationMs: 0, workers: 1 };
  const desk: Desk = { reader: openRecordReader(), known: new Map(), checked: new WeakSet(), commit: undefined };
  for (const [place, run] of plan.runs.entries()) {
    // timers and signals have their turn, too
    if (place % RUNS_A_BREATH === 0) await breathe();
    const found = await findRun(search, run, desk);
    if (found === undefined) {
      const failure = await findFailure(folders, run.id);
      if (failure === undefined) missing.push(run.id);
      else failures.set(run.id, failure);
      continue;
    }
    const { gist, folder, path } = found;
    rows.set(run.id, rowOfGist(gist));
    if (folder !== search.out) paths.set(run.id, path);
    provenance ??= gist.provenance;
    observed.durationMs += gist.durationMs;
    if (gist.startedAt < observed.startedAt) observed.startedAt = gist.startedAt;
  }
  if (missing.length > 0) throw await missingRunsError(search, missing);
  // nothing is missing, so every run failed
  if (provenance === undefined) throw runsFailedError(failures, plan.runs.length);
  return { rows, paths, failures, provenance, observed };
}

const RUNS_A_BREATH = 256;

/** What is remembered from one record to the next. */
interface Desk {
  readonly reader: RecordReader;
  /** Description that a record of each treatment has, by treatment. */
  readonly known: Map<PlannedRun['treatment'], string>;
  /** Provenances that belong to the plan. */
  readonly checked: WeakSet<RecordGist['provenance']>;
  /** Commit of the first record that names one, without a word on changes since. */
  commit: string | undefined;
}

interface Found extends ReadGist {
  readonly folder: string;
  readonly path: string;
}

async function findRun(search: Search, run: PlannedRun, desk: Desk): Promise<Found | undefined> {
  let first: Found | undefined;
  for (const folder of search.folders) {
    const path = runPath(folder, run.id);
    const read = await desk.reader.read(path).catch(undefinedIfMissing);
    if (read === undefined) continue;
    const found = { ...read, folder, path };
    await checkGist(found, run, { ...search, desk });
    if (first === undefined) first = found;
    else if (first.gist.digest !== found.gist.digest) throw runsDiffer(first, found);
  }
  return first;
}

async function findFailure(folders: readonly string[], id: string): Promise<Failure | undefined> {
  for (const folder of folders) {
    const failure = await readFailure(folder, id);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

interface CheckContext extends Search {
  readonly desk: Desk;
}

async function checkGist(found: Found, run: PlannedRun, { manifest, desk, otherCommits }: CheckContext): Promise<void> {
  const { provenance } = found.gist;
  const { dataset, engine, packages } = provenance;
  const differences = [
    ...((await isPlanned(found, run, desk)) ? [] : ['a run that is not the planned one of that name']),
    ...(desk.checked.has(provenance)
      ? []
      : [
          ...differingConditions({ ...manifest, dataset: { digests: dataset.digests }, engine, packages }, manifest),
          ...(otherCommits ? [] : differingCommit(provenance, desk)),
        ]),
  ];
  if (differences.length === 0) {
    desk.checked.add(provenance);
    return;
  }
  throw new SameseedError(
    'shards-unlike',
    `Expected ${found.path} to be of the plan beside it, it holds ${differences.join(' and ')}; merge what belongs together.`,
  );
}

/** The version alone does not say which code a checkout had. */
function differingCommit({ commit }: RecordGist['provenance'], desk: Desk): string[] {
  const own = commit?.replace(/-dirty$/u, '');
  desk.commit ??= own;
  if (own === undefined || own === desk.commit) return [];
  return [`a run of the commit ${own}, not ${desk.commit} (--other-commits takes them together)`];
}

/** As `isOf`, which is asked once for all replicates of a treatment. */
async function isPlanned({ gist, record, path }: Found, run: PlannedRun, { known }: Desk): Promise<boolean> {
  const { init, shuffle, split } = run.config.seeds;
  if (known.get(run.treatment) === gist.description) return gist.seeds === `${run.seed} ${init} ${shuffle} ${split}`;
  if (!isOf(record ?? (await readRunRecord(path)), run)) return false;
  known.set(run.treatment, gist.description);
  return true;
}

function runsDiffer(a: Found, b: Found): SameseedError {
  return new SameseedError(
    'runs-differ',
    `Expected the same bits of one run in ${a.path} and ${b.path}, received the digests ${a.gist.digest} and ${b.gist.digest}; \`sameseed compare\` says where they part. Merge without one of them.`,
    { kind: 'check' },
  );
}

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof SameseedError) || error.code !== 'artifact-missing') throw error;
}
