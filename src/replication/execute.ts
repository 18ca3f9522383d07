import type { Provenance, SummaryRecord } from '../artifact/record.ts';
import { openStore, type Store } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { integer, parse } from '../base/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/registry.ts';
import { abortedError } from '../training/aborted.ts';
import { type EarlierWork, readEarlier } from './earlier.ts';
import type { SweepEvent } from './events.ts';
import { exampleImages } from './example-images.ts';
import type { PlannedRun } from './experiment.ts';
import { runsFailedError } from './failure.ts';
import { beginFolder, type FolderRequest, type FolderUse, inspectFolder, refuseBusyShards } from './folder.ts';
import { keepSummary } from './keep-summary.ts';
import { describePlan } from './manifest.ts';
import type { Plan } from './plan.ts';
import { originOf, refuseElsewhere } from './origin.ts';
import { openProgress } from './progress.ts';
import { describeProvenance } from './provenance.ts';
import { summarizeSweep } from './summary.ts';
import type { Sweep } from './sweep.ts';
import { isStacking } from './stack-groups.ts';
import { trainRuns } from './training.ts';

/** What {@link executePlan} needs. */
export interface SweepTask {
  readonly plan: Plan;
  readonly dataset: Dataset;
  /** Name of the engine; each worker opens its own. */
  readonly engine: string;
  /** Largest number of runs at the same time. */
  readonly workers: number;
  /** Trains runs of one shape together; default: as is usual with the engine. */
  readonly stack?: boolean;
  /** Output folder; made when it is not there. */
  readonly folder: string;
  /** Drops what an earlier sweep left in the folder; default false: one that this plan has all runs of goes on. */
  readonly fresh?: boolean;
  /** Goes on with runs that another engine or machine has begun, which then claim a distribution only; default false. */
  readonly elsewhere?: boolean;
  /** Keeps the checkpoint of every epoch, as `checkpoints/<id>/epoch-<n>.bin`; default false: the last one, until the end. */
  readonly keepCheckpoints?: boolean;
  readonly onEvent?: (event: SweepEvent) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

/**
 * Executes every run of a plan on worker threads and writes records, summary and example images.
 *
 * A folder with work of the same plan, or of a smaller one, goes on from its records and checkpoints: nothing is trained
 * twice. A finished one of a cut experiment gives way to other data, engines or versions, once the engine has passed its
 * self-test. A run that fails stops no other, and the summary has the rest.
 *
 * @throws {SameseedError} `runs-failed` after all others are done, `aborted` after the signal, `dataset-mismatch` and
 *   `workers-invalid`; `begun-elsewhere` for runs that another machine has begun; `folder-holds-other-plan`, `folder-foreign` and `plan-invalid` for a folder in use; what engine
 *   and store throw.
 */
export async function executePlan(task: SweepTask): Promise<SummaryRecord> {
  const { plan, dataset, folder, now = Date.now } = task;
  const prepared = await prepare(task);
  const store = await openStore(folder);
  try {
    const startedAt = now();
    await refuseBusyShards(folder);
    const sweep = await executeRuns(store, { ...task, ...prepared, runs: plan.runs, claim: claimWhole });
    if (sweep.rows.size === 0) throw runsFailedError(sweep.failures, plan.runs.length);
    await store.writeFile('examples.json', prettyJson(exampleImages(dataset)));
    const { rows, provenance } = sweep;
    const failures = new Map([...sweep.failures].map(([id, { code }]) => [id, code]));
    const observed = {
      startedAt: new Date(startedAt).toISOString(),
      durationMs: Math.max(0, now() - startedAt),
      workers: task.workers,
    };
    const summary = await keepSummary(store, summarizeSweep({ plan, rows, failures, provenance, observed }));
    if (sweep.failures.size > 0) throw runsFailedError(sweep.failures, plan.runs.length);
    return summary;
  } finally {
    await store.close();
  }
}

/** A sweep's engine and where its records will come from. */
export interface Prepared {
  readonly engine: Engine;
  readonly provenance: Provenance;
}

/** Checks what can be checked before the folder is touched, and opens the engine. */
export async function prepare(task: SweepTask): Promise<Prepared> {
  const { plan, dataset } = task;
  parse(integer(1), task.workers, { code: 'workers-invalid', subject: 'number of workers' });
  if (dataset.name !== plan.dataset) {
    throw new SameseedError(
      'dataset-mismatch',
      `Expected the data set ${plan.dataset} of the plan, received ${dataset.name}; plan again for it.`,
    );
  }
  const engine = await openEngine(task.engine);
  isStacking(engine, task.stack);
  return { engine, provenance: await describeProvenance(dataset, engine) };
}

/** Runs to execute in a folder that is held. */
export interface RunsTask extends Omit<SweepTask, 'engine'>, Prepared {
  readonly runs: readonly PlannedRun[];
  /** Decides what becomes of the folder, and makes it ready once all workers are. */
  readonly claim: (request: FolderRequest, store: Store) => Promise<Claimed>;
}

/** A folder that was looked at. */
export interface Claimed {
  readonly use: FolderUse;
  /** Makes the folder ready for the first run. */
  readonly begin: () => Promise<void>;
}

async function claimWhole(request: FolderRequest, store: Store): Promise<Claimed> {
  const use = await inspectFolder(request);
  return { use, begin: () => beginFolder(store, request, use) };
}

/** Executes those of the runs that are not done. @throws {SameseedError} `aborted` after the signal. */
export async function executeRuns(store: Store, task: RunsTask): Promise<Sweep> {
  const { plan, runs, dataset, folder, provenance, onEvent = () => undefined, now = Date.now } = task;
  let rows: Sweep['rows'] = new Map();
  try {
    task.signal?.throwIfAborted();
    const { fresh = false, elsewhere = false } = task;
    const request = { folder, manifest: describePlan(plan, provenance), fresh, elsewhere };
    const { use, begin } = await task.claim(request, store);
    const isGoingOn = use.kind === 'resume' || use.kind === 'extend' || use.kind === 'take-over';
    const earlier = await readEarlier(store, isGoingOn ? runs : []);
    ({ rows } = earlier);
    const { checkpoints } = earlier;
    const origin = originOf(task.engine, provenance.fingerprint);
    refuseElsewhere(checkpoints, origin, elsewhere);
    return await trainRuns({
      ...task,
      origin,
      runs: runs.filter(({ id }) => !rows.has(id)),
      async begin(signal) {
        await begin();
        onEvent({ kind: 'planned', plan, runs });
        if (use.kind === 'replace' && use.differences.length > 0) {
          onEvent({ kind: 'replaced', differences: use.differences });
        }
        tellResumed(earlier, use, task);
        const progress = openProgress(runs, { dataset, onEvent, before: stepsBefore(earlier) });
        const failures: Sweep['failures'] = new Map();
        const keepsCheckpoints = task.keepCheckpoints === true;
        const told = { progress, onEvent, now, signal };
        return { ...told, store, provenance, checkpoints, rows, failures, keepsCheckpoints, origin };
      },
    });
  } catch (error) {
    if (task.signal?.aborted !== true) throw error;
    throw abortedError(
      `Stopped with ${rows.size} of ${runs.length} runs done; the same command goes on from there.`,
      task.signal.reason,
    );
  }
}

function stepsBefore({ rows, checkpoints }: EarlierWork): Map<string, number> {
  const begun = [...checkpoints].map(([id, { state }]): [string, number] => [id, state.step]);
  return new Map([...begun, ...[...rows.keys()].map((id): [string, number] => [id, Infinity])]);
}

function tellResumed({ rows, checkpoints, damaged }: EarlierWork, use: FolderUse, task: RunsTask): void {
  const isNew = rows.size + checkpoints.size + damaged.length === 0;
  if (isNew) return;
  const started = [...checkpoints].map(([id, { epochs }]) => ({ id, epochs: epochs.length }));
  const left = task.runs.length - rows.size;
  const isExtended = use.kind === 'extend';
  task.onEvent?.({ kind: 'resumed', finished: [...rows.keys()], started, damaged, isExtended, left });
}
