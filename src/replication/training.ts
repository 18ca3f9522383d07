import type { Engine } from '../engine/engine.ts';
import { runCost } from './cost.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Origin } from '../training/checkpoint.ts';
import type { PlannedRun } from './experiment.ts';
import { shareDataset } from './shared-dataset.ts';
import { executeStack, type Lane } from './execute-stack.ts';
import { groupStacks, isStacking } from './stack-groups.ts';
import type { Sweep } from './sweep.ts';
import { startWorker, type TrainingWorker } from './training-worker.ts';

/** What is to be trained, and on what. */
export interface Training {
  readonly runs: readonly PlannedRun[];
  readonly dataset: Dataset;
  readonly engine: Engine;
  /** What checkpoints name as the one that trains. */
  readonly origin: Origin;
  /** Largest number of runs, or of stacks of runs, at the same time. */
  readonly workers: number;
  /** Whether runs are trained in stacks; default: as is usual with the engine. */
  readonly stack?: boolean;
  readonly signal?: AbortSignal;
  /** Called once when the workers are ready, before the first run; answers with the sweep that the runs belong to. */
  readonly begin: (signal: AbortSignal) => Promise<Sweep>;
}

/**
 * Trains runs on worker threads, longest first; a run that fails stops no other. Which worker takes which run, and when,
 * changes no bit of a result.
 */
export async function trainRuns(training: Training): Promise<Sweep> {
  const { dataset, engine, origin, workers: count, signal: outer, begin } = training;
  const halt = new AbortController();
  const signal = AbortSignal.any([halt.signal, ...(outer === undefined ? [] : [outer])]);
  const workers: TrainingWorker[] = [];
  const setup = { engine: engine.name, dataset: shareDataset(dataset), origin };
  const addWorker = async (): Promise<TrainingWorker> => {
    const worker = await startWorker(setup, signal);
    workers.push(worker);
    return worker;
  };
  try {
    const queue = queueOf(training);
    const first = await Promise.all(queue.slice(0, count).map(addWorker));
    signal.throwIfAborted();
    const sweep = await begin(signal);
    await Promise.all(first.map((worker) => runLane(sweep, queue, { worker, addWorker })));
    signal.throwIfAborted();
    return sweep;
  } finally {
    halt.abort();
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

interface LaneStart {
  readonly worker: TrainingWorker;
  readonly addWorker: () => Promise<TrainingWorker>;
}

async function runLane(sweep: Sweep, queue: PlannedRun[][], { worker: first, addWorker }: LaneStart): Promise<void> {
  let worker = first;
  const lane: Lane = {
    get worker() {
      return worker;
    },
    async renew() {
      await worker.stop();
      worker = await addWorker();
    },
  };
  for (let runs = queue.shift(); runs !== undefined && !sweep.signal.aborted; runs = queue.shift()) {
    await executeStack(sweep, runs, lane);
  }
}

/** The runs by stacks, or each one alone, the longest first. */
function queueOf({ runs, dataset, engine, stack }: Training): PlannedRun[][] {
  const ordered = longestFirst(runs, dataset);
  return isStacking(engine, stack) ? groupStacks(ordered, dataset) : ordered.map((run) => [run]);
}

function longestFirst(runs: readonly PlannedRun[], dataset: Dataset): PlannedRun[] {
  const weights = new Map(runs.map((run) => [run, runCost(run.config, dataset.train.count).weight]));
  return runs.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}
