import type { Provenance, RunRecord } from '../artifact/record.ts';
import { sealResult } from '../artifact/result.ts';
import type { Store } from '../artifact/store.ts';
import type { Checkpoint, Origin } from '../training/checkpoint.ts';
import { othersOf } from './origin.ts';
import { runConfigJson } from '../training/config.ts';
import type { SweepEvent } from './events.ts';
import type { PlannedRun } from './experiment.ts';
import { type Failure, failureName, writeFailure } from './failure.ts';
import type { Progress } from './progress.ts';
import type { RunReport } from './protocol.ts';
import { type RunRow, rowOf } from './row.ts';
import type { RunOutcome, TrainingWorker } from './training-worker.ts';

/** A sweep under way, on the thread that writes everything. */
export interface Sweep {
  readonly store: Store;
  readonly provenance: Provenance;
  readonly progress: Progress;
  readonly onEvent: (event: SweepEvent) => void;
  /** Milliseconds since 1970, from the clock of the caller. */
  readonly now: () => number;
  /** Aborted when no more runs are wanted; a run that was cut off by it has not failed. */
  readonly signal: AbortSignal;
  /** Checkpoints to resume from, by run id. */
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  /** Runs that are done, by id; grows. */
  readonly rows: Map<string, RunRow>;
  /** Runs that have failed, by id; grows. */
  readonly failures: Map<string, Failure>;
  /** Whether the checkpoint of every epoch stays, as `checkpoints/<id>/epoch-<n>.bin`. */
  readonly keepsCheckpoints: boolean;
  /** What trains here; a run that something else has begun claims a distribution only. */
  readonly origin: Origin;
}

/** Trains one run on a worker, and writes its checkpoints and its record. */
export async function executeRun(sweep: Sweep, run: PlannedRun, worker: TrainingWorker): Promise<void> {
  const log = openRunLog(sweep, run);
  const resumeFrom = sweep.checkpoints.get(run.id);
  const { config } = run;
  await log.end(await worker.train(resumeFrom === undefined ? { config } : { config, resumeFrom }, log.take));
}

/** Writes down what a worker tells of a run. */
export interface RunLog {
  /** Whether the run is done or has failed. */
  readonly isOver: boolean;
  /** The last checkpoint that was written here. */
  readonly checkpoint: Uint8Array | undefined;
  /** Steps since then, which are lost if the run goes on from there. */
  readonly loose: number;
  readonly take: (report: RunReport) => Promise<void>;
  readonly end: (outcome: RunOutcome) => Promise<void>;
}

/** Begins to write down a run. The times of one in a stack of several are its share of the stack's. */
export function openRunLog(sweep: Sweep, run: PlannedRun, networks = 1): RunLog {
  const { id } = run;
  const times = [sweep.now()];
  let isOver = false;
  let checkpoint: Uint8Array | undefined;
  let loose = 0;
  return {
    get isOver() {
      return isOver;
    },
    get checkpoint() {
      return checkpoint;
    },
    get loose() {
      return loose;
    },
    async take(report) {
      // What a worker said before it was stopped may still be on its way.
      sweep.signal.throwIfAborted();
      if (report.kind === 'steps') {
        loose += report.count;
        sweep.progress.add(id, report.count);
        return;
      }
      loose = 0;
      ({ checkpoint } = report);
      times.push(sweep.now());
      await sweep.store.writeCheckpoint(id, report.checkpoint);
      if (sweep.keepsCheckpoints) {
        await sweep.store.writeFile(`checkpoints/${id}/epoch-${report.record.epoch}.bin`, report.checkpoint);
      }
      sweep.onEvent({ kind: 'epoch', id, record: report.record });
    },
    async end(outcome) {
      isOver = true;
      if (outcome.kind === 'done') await keepResult(sweep, run, { result: outcome.result, times, networks });
      else if (!sweep.signal.aborted) await keepFailure(sweep, id, outcome);
    },
  };
}

interface RunEnd {
  readonly result: RunRecord['result'];
  readonly times: readonly number[];
  readonly networks: number;
}

async function keepResult(sweep: Sweep, run: PlannedRun, { result, times, networks }: RunEnd): Promise<void> {
  const { store, progress, rows, onEvent, now } = sweep;
  const { id, experiment, treatment, seed, config } = run;
  const share = (from: number, to: number): number => Math.max(0, to - from) / networks;
  const record: RunRecord = {
    schemaVersion: 1,
    kind: 'run',
    run: {
      experiment,
      part: treatment.part,
      treatment: treatment.id,
      levels: { ...treatment.levels },
      seed,
      config: runConfigJson(config),
    },
    ...withBeginning(sweep, id, result),
    observed: {
      startedAt: new Date(times[0]).toISOString(),
      durationMs: share(times[0], now()),
      epochDurationsMs: times.slice(1).map((time, index) => share(times[index], time)),
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    },
  };
  await store.writeRun(id, record);
  await store.removeCheckpoint(id);
  await store.remove(failureName(id));
  rows.set(id, rowOf(record));
  progress.finish(id);
  onEvent({ kind: 'run-done', id, record });
}

/** Result and provenance of a run; what other engines and machines have begun has the bits of none of them. */
function withBeginning(
  { provenance, checkpoints, origin }: Sweep,
  id: string,
  result: RunRecord['result'],
): Pick<RunRecord, 'result' | 'provenance'> {
  const others = othersOf(checkpoints.get(id) ?? {}, origin);
  if (others.length === 0) return { result, provenance };
  return {
    result: sealResult({ ...result, claim: 'statistical' }),
    provenance: { ...provenance, begunBy: others.map(({ words }) => words) },
  };
}

async function keepFailure(
  { store, progress, failures, onEvent }: Sweep,
  id: string,
  { error }: Extract<RunOutcome, { kind: 'failed' }>,
): Promise<void> {
  await writeFailure(store, id, error);
  failures.set(id, error);
  progress.finish(id);
  onEvent({ kind: 'run-failed', id, error });
}
