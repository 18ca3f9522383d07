import type { SummaryRecord } from '../artifact/record.ts';
import { openStore, type Store } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { integer, parse } from '../base/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { openEngine } from '../engine/registry.ts';
import { abortedError } from '../training/aborted.ts';
import { runCost } from './cost.ts';
import { type EarlierWork, readEarlier } from './earlier.ts';
import type { SweepEvent } from './events.ts';
import { exampleImages } from './example-images.ts';
import type { PlannedRun } from './experiment.ts';
import { beginFolder, inspectFolder } from './folder.ts';
import { describePlan } from './manifest.ts';
import type { Plan } from './plan.ts';
import { openProgress } from './progress.ts';
import { describeProvenance } from './provenance.ts';
import { shareDataset } from './shared-dataset.ts';
import { summarizeSweep } from './summary.ts';
import { executeRun, type Sweep } from './sweep.ts';
import { startWorker, type TrainingWorker } from './training-worker.ts';

/** What {@link executePlan} needs. */
export interface SweepTask {
  readonly plan: Plan;
  readonly dataset: Dataset;
  /** Name of the engine; each worker opens its own. */
  readonly engine: string;
  /** Largest number of runs at the same time. */
  readonly workers: number;
  /** Output folder; made when it is not there. */
  readonly folder: string;
  /** Drops what an earlier sweep left in the folder; default false: an unfinished one of the same plan goes on. */
  readonly fresh?: boolean;
  readonly onEvent?: (event: SweepEvent) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

/**
 * Executes every run of a plan on worker threads and writes records, summary and example images.
 *
 * Which worker takes which run, and when, changes no bit of a result. A folder with unfinished work of the same plan
 * goes on from its records and checkpoints; a finished one starts over, and what it holds goes only after the engine
 * has passed its self-test. A run that fails does not stop the others.
 *
 * @throws {SameseedError} `runs-failed` after all others are done, `aborted` after the signal, `dataset-mismatch` and
 *   `workers-invalid`; `folder-holds-other-plan`, `folder-foreign` and `plan-invalid` for a folder in use; what engine
 *   and store throw.
 */
export async function executePlan(task: SweepTask): Promise<SummaryRecord> {
  const { plan, dataset, folder } = task;
  parse(integer(1), task.workers, { code: 'workers-invalid', subject: 'number of workers' });
  if (dataset.name !== plan.dataset) {
    throw new SameseedError(
      'dataset-mismatch',
      `Expected the data set ${plan.dataset} of the plan, received ${dataset.name}; plan again for it.`,
    );
  }
  const engine = await openEngine(task.engine);
  const store = await openStore(folder);
  const records: Sweep['records'] = new Map();
  try {
    return await executeIn(store, engine, { ...task, records });
  } catch (error) {
    if (task.signal?.aborted !== true) throw error;
    throw abortedError(
      `Stopped with ${records.size} of ${plan.runs.length} runs done; the same command goes on from there.`,
      task.signal.reason,
    );
  } finally {
    await store.close();
  }
}

async function executeIn(
  store: Store,
  engine: Engine,
  task: SweepTask & Pick<Sweep, 'records'>,
): Promise<SummaryRecord> {
  const { plan, dataset, folder, fresh = false, records, onEvent = () => undefined, now = Date.now } = task;
  task.signal?.throwIfAborted();
  const startedAt = now();
  const request = { folder, manifest: describePlan(plan, dataset, engine), fresh };
  const use = await inspectFolder(request);
  const earlier = await readEarlier(store, use === 'resume' ? plan.runs : []);
  for (const [id, record] of earlier.records) records.set(id, record);
  const queue = longestFirst(plan.runs, dataset).filter(({ id }) => !records.has(id));
  const provenance = await describeProvenance(dataset, engine);

  const halt = new AbortController();
  const signal = AbortSignal.any([halt.signal, ...(task.signal === undefined ? [] : [task.signal])]);
  const workers: TrainingWorker[] = [];
  const setup = { engine: engine.name, dataset: shareDataset(dataset) };
  const addWorker = async (): Promise<TrainingWorker> => {
    const worker = await startWorker(setup, signal);
    workers.push(worker);
    return worker;
  };
  const failures: Sweep['failures'] = new Map();
  try {
    const first = await Promise.all(queue.slice(0, task.workers).map(addWorker));
    signal.throwIfAborted();
    if (use !== 'resume') await beginFolder(store, request, use);
    onEvent({ kind: 'planned', plan });
    if (use === 'resume') onEvent(resumedEvent(earlier));
    const progress = openProgress(plan.runs, { dataset, onEvent });
    const { checkpoints } = earlier;
    for (const id of records.keys()) progress.finish(id);
    for (const [id, { state }] of checkpoints) progress.add(id, state.step);
    const sweep = { store, provenance, progress, onEvent, now, signal, checkpoints, records, failures };
    await Promise.all(first.map((worker) => runLane(sweep, queue, { worker, addWorker })));
    signal.throwIfAborted();
  } finally {
    halt.abort();
    await Promise.all(workers.map((worker) => worker.stop()));
  }
  if (failures.size > 0) throw runsFailed(failures, plan);

  await store.writeFile('examples.json', prettyJson(exampleImages(dataset)));
  const observed = {
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.max(0, now() - startedAt),
    workers: task.workers,
  };
  const summary = summarizeSweep({ plan, records, provenance, claim: engine.claim, observed });
  await store.writeSummary(summary);
  return summary;
}

interface Lane {
  readonly worker: TrainingWorker;
  readonly addWorker: () => Promise<TrainingWorker>;
}

async function runLane(sweep: Sweep, queue: PlannedRun[], { worker: first, addWorker }: Lane): Promise<void> {
  let worker = first;
  for (let run = queue.shift(); run !== undefined && !sweep.signal.aborted; run = queue.shift()) {
    if (!worker.isAlive) worker = await addWorker();
    await executeRun(sweep, run, worker);
  }
}

function longestFirst(runs: readonly PlannedRun[], dataset: Dataset): PlannedRun[] {
  return runs.toSorted((a, b) => runCost(b.config, dataset).weight - runCost(a.config, dataset).weight);
}

function resumedEvent({ records, checkpoints, damaged }: EarlierWork): SweepEvent {
  const started = [...checkpoints].map(([id, { epochs }]) => ({ id, epochs: epochs.length }));
  return { kind: 'resumed', finished: [...records.keys()], started, damaged };
}

function runsFailed(failures: Sweep['failures'], plan: Plan): SameseedError {
  const reasons = [...failures].map(([id, { message }]) => `${id}: ${message}`);
  return new SameseedError(
    'runs-failed',
    `Expected all ${plan.runs.length} runs to finish, ${failures.size} failed; the others are kept. ${reasons.join(' ')}`,
    { kind: 'check', cause: [...failures.values()][0] },
  );
}
