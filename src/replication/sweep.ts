import type { Provenance, RunRecord } from '../artifact/record.ts';
import type { Store } from '../artifact/store.ts';
import type { SameseedError } from '../base/errors.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { runConfigJson } from '../training/config.ts';
import type { SweepEvent } from './events.ts';
import type { PlannedRun } from './experiment.ts';
import type { Progress } from './progress.ts';
import type { RunReport } from './protocol.ts';
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
  readonly records: Map<string, RunRecord>;
  /** Runs that have failed, by id; grows. */
  readonly failures: Map<string, SameseedError>;
}

/** Trains one run on a worker, and writes its checkpoints and its record. */
export async function executeRun(sweep: Sweep, run: PlannedRun, worker: TrainingWorker): Promise<void> {
  const { id, config } = run;
  const times = [sweep.now()];
  const onReport = async (report: RunReport): Promise<void> => {
    // What a worker said before it was stopped may still be on its way.
    sweep.signal.throwIfAborted();
    if (report.kind === 'steps') {
      sweep.progress.add(id, report.count);
      return;
    }
    times.push(sweep.now());
    await sweep.store.writeCheckpoint(id, report.checkpoint);
    sweep.onEvent({ kind: 'epoch', id, record: report.record });
  };
  const resumeFrom = sweep.checkpoints.get(id);
  const outcome = await worker.train(resumeFrom === undefined ? { config } : { config, resumeFrom }, onReport);
  if (outcome.kind === 'done') await keepResult(sweep, run, { result: outcome.result, times });
  else if (!sweep.signal.aborted) keepFailure(sweep, id, outcome);
}

async function keepResult(
  { store, provenance, progress, records, onEvent, now }: Sweep,
  { id, experiment, treatment, seed, config }: PlannedRun,
  { result, times }: { result: RunRecord['result']; times: readonly number[] },
): Promise<void> {
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
    result,
    provenance,
    observed: {
      startedAt: new Date(times[0]).toISOString(),
      durationMs: Math.max(0, now() - times[0]),
      epochDurationsMs: times.slice(1).map((time, index) => Math.max(0, time - times[index])),
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    },
  };
  await store.writeRun(id, record);
  await store.removeCheckpoint(id);
  records.set(id, record);
  progress.finish(id);
  onEvent({ kind: 'run-done', id, record });
}

function keepFailure(
  { progress, failures, onEvent }: Sweep,
  id: string,
  { error }: Extract<RunOutcome, { kind: 'failed' }>,
): void {
  failures.set(id, error);
  progress.finish(id);
  onEvent({ kind: 'run-failed', id, error });
}
