import { setImmediate as breathe } from 'node:timers/promises';
import { runPath } from '../artifact/read.ts';
import type { RunRecord, SummaryRecord } from '../artifact/record.ts';
import { openRecordReader, type ReadRecord, type RecordReader } from '../artifact/record-reader.ts';
import { SameseedError } from '../base/errors.ts';
import { isOf } from './earlier.ts';
import type { PlannedRun } from './experiment.ts';
import { type Failure, readFailure, runsFailedError } from './failure.ts';
import type { Manifest } from './manifest.ts';
import { missingRunsError } from './missing-runs.ts';
import type { Plan } from './plan.ts';
import { differingConditions } from './relation.ts';
import { type RunRow, rowOf } from './row.ts';

/** Where to look for the runs of a plan. */
export interface Search {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly plan: Plan;
  readonly manifest: Manifest;
  /** Where they are wanted. */
  readonly out: string;
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
  const desk: Desk = { reader: openRecordReader(), known: new Map(), checked: new WeakSet() };
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
    const { record, path } = found;
    rows.set(run.id, rowOf(record));
    if (path !== runPath(search.out, run.id)) paths.set(run.id, path);
    provenance ??= record.provenance;
    observed.durationMs += record.observed.durationMs;
    if (record.observed.startedAt < observed.startedAt) observed.startedAt = record.observed.startedAt;
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
  readonly checked: WeakSet<RunRecord['provenance']>;
}

interface Found {
  readonly record: RunRecord;
  readonly path: string;
}

async function findRun({ folders, manifest }: Search, run: PlannedRun, desk: Desk): Promise<Found | undefined> {
  let first: Found | undefined;
  for (const folder of folders) {
    const path = runPath(folder, run.id);
    const read = await desk.reader.read(path).catch(undefinedIfMissing);
    if (read === undefined) continue;
    const { record } = read;
    checkRecord(read, run, { manifest, path, desk });
    if (first === undefined) first = { record, path };
    else if (first.record.result.digest !== record.result.digest) throw runsDiffer(first, { record, path });
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

interface CheckContext {
  readonly manifest: Manifest;
  readonly path: string;
  readonly desk: Desk;
}

function checkRecord(read: ReadRecord, run: PlannedRun, { manifest, path, desk }: CheckContext): void {
  const { record } = read;
  const { provenance } = record;
  const { dataset, engine, packages } = provenance;
  const differences = [
    ...(isPlanned(read, run, desk) ? [] : ['a run that is not the planned one of that name']),
    ...(desk.checked.has(provenance)
      ? []
      : differingConditions({ ...manifest, dataset: { digests: dataset.digests }, engine, packages }, manifest)),
  ];
  if (differences.length === 0) {
    desk.checked.add(provenance);
    return;
  }
  throw new SameseedError(
    'shards-unlike',
    `Expected ${path} to be of the plan beside it, it holds ${differences.join(' and ')}; merge what belongs together.`,
  );
}

/** As `isOf`, which is asked once for all replicates of a treatment. */
function isPlanned({ record, description }: ReadRecord, run: PlannedRun, { known }: Desk): boolean {
  if (known.get(run.treatment) !== description) {
    if (!isOf(record, run)) return false;
    known.set(run.treatment, description);
    return true;
  }
  const { seed, config } = record.run;
  const { init, shuffle, split } = run.config.seeds;
  return seed === run.seed && JSON.stringify(config['seeds']) === JSON.stringify({ init, shuffle, split });
}

function runsDiffer(a: Found, b: Found): SameseedError {
  return new SameseedError(
    'runs-differ',
    `Expected the same bits of one run in ${a.path} and ${b.path}, received the digests ${a.record.result.digest} and ${b.record.result.digest}; \`sameseed compare\` says where they part. Merge without one of them.`,
    { kind: 'check' },
  );
}

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof SameseedError) || error.code !== 'artifact-missing') throw error;
}
