import { decodeCheckpoint } from '../training/checkpoint.ts';
import type { PlannedRun } from './experiment.ts';
import type { TrainRequest } from './protocol.ts';
import { executeRun, openRunLog, type RunLog, type Sweep } from './sweep.ts';
import type { TrainingWorker } from './training-worker.ts';

/** A place where runs are trained one after the other. */
export interface Lane {
  readonly worker: TrainingWorker;
  /** Gives it another worker; the old one is ended. */
  renew(): Promise<void>;
}

/** Codes of the errors that fewer networks at once may avoid. */
const MEMORY_ERRORS = new Set(['stack-memory', 'gpu-memory', 'engine-memory']);

/**
 * Trains runs as one stack. Memory decides how many those can be: when it runs out, each half goes on from its last whole
 * epochs, on a fresh worker; a run that doesn't fit alone has failed.
 */
export async function executeStack(sweep: Sweep, runs: readonly PlannedRun[], lane: Lane): Promise<void> {
  if (!lane.worker.isAlive) await lane.renew();
  if (runs.length === 1) return executeRun(sweep, runs[0], lane.worker);
  const logs = runs.map((run) => openRunLog(sweep, run, runs.length));
  sweep.onEvent({ kind: 'stack-started', ids: runs.map(({ id }) => id) });
  const error = await lane.worker.trainStack(
    { runs: runs.map((run) => requestFor(sweep, run)) },
    {
      onReport: async (run, report) => logs[run].take(report),
      onEnd: async (run, outcome) => logs[run].end(outcome),
    },
  );
  if (error === undefined || sweep.signal.aborted) return;
  const left = runs.filter((_, index) => !logs[index].isOver);
  if (left.length === 1 || !MEMORY_ERRORS.has(error.code)) {
    for (const log of logs) if (!log.isOver) await log.end({ kind: 'failed', error });
    return;
  }
  sweep.onEvent({ kind: 'stack-halved', ids: left.map(({ id }) => id), error });
  // an engine that has run out of memory can't be trusted with what it still holds
  await lane.renew();
  const later = goOn(sweep, runs, logs);
  const middle = Math.ceil(left.length / 2);
  for (const half of [left.slice(0, middle), left.slice(middle)]) {
    if (!sweep.signal.aborted) await executeStack(later, half, lane);
  }
}

function requestFor({ checkpoints }: Sweep, { id, config }: PlannedRun): TrainRequest {
  const resumeFrom = checkpoints.get(id);
  return resumeFrom === undefined ? { config } : { config, resumeFrom };
}

/** The sweep from the last whole epochs on; what was done since is taken back. */
function goOn(sweep: Sweep, runs: readonly PlannedRun[], logs: readonly RunLog[]): Sweep {
  const checkpoints = new Map(sweep.checkpoints);
  for (const [index, { id }] of runs.entries()) {
    const { checkpoint, isOver, loose } = logs[index];
    if (isOver) continue;
    sweep.progress.add(id, -loose);
    if (checkpoint !== undefined) checkpoints.set(id, decodeCheckpoint(checkpoint));
  }
  return { ...sweep, checkpoints };
}
