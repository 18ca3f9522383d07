import type { EpochRecord, RunResult } from '../artifact/record.ts';
import { type ErrorKind, SameseedError } from '../base/errors.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Checkpoint, Origin } from '../training/checkpoint.ts';
import type { RunConfig } from '../training/run-config.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  /** Name of the engine. */
  readonly engine: string;
  /** Images and labels lie in shared memory. */
  readonly dataset: Dataset;
  /** What its checkpoints name as the one that trains; default: they name nobody. */
  readonly origin?: Origin;
}

/** One run for a worker. */
export interface TrainRequest {
  readonly config: RunConfig;
  readonly resumeFrom?: Checkpoint;
}

/** Several runs for a worker, which trains them as one stack. */
export interface StackRequest {
  readonly runs: readonly TrainRequest[];
}

/** An error as it crosses threads. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly kind: ErrorKind;
}

/** Asks a worker to end itself: after the step that is under way, or after its start. */
export const STOP = 'stop';

/** What a worker tells of a run that is not over. */
export type RunReport =
  | { readonly kind: 'steps'; readonly count: number }
  | { readonly kind: 'epoch'; readonly record: EpochRecord; readonly checkpoint: Uint8Array };

/** How a run ended. */
export type EndReport =
  | { readonly kind: 'done'; readonly result: RunResult }
  | { readonly kind: 'failed'; readonly error: ErrorReport };

/** What a worker tells of one run of a stack. */
export interface StackReport {
  readonly kind: 'stacked';
  /** Place of the run in the request. */
  readonly run: number;
  readonly report: RunReport | EndReport;
}

/**
 * Everything that a worker says: `ready` or `failed` after its start; a run's reports, then `done` or `failed`; those of a
 * stack's runs, then `stack-over`, or `failed` when all have to stop.
 */
export type WorkerReport =
  | { readonly kind: 'ready'; readonly mustEndItself: boolean }
  | RunReport
  | EndReport
  | StackReport
  | { readonly kind: 'stack-over' };

/** An error on its way out of a worker. */
export function packError(error: unknown): ErrorReport {
  if (error instanceof SameseedError) return { code: error.code, message: error.message, kind: error.kind };
  return {
    code: 'worker-fault',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    kind: 'fault',
  };
}

/** The error again, on this side. */
export function unpackError({ code, message, kind }: ErrorReport): SameseedError {
  return new SameseedError(code, message, { kind });
}
