import type { EpochRecord, RunResult } from '../artifact/record.ts';
import type { Digest } from '../base/digest.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { RunConfig } from './run-config.ts';

/** What {@link train} needs. */
export interface TrainingTask {
  readonly engine: Engine;
  readonly dataset: Dataset;
  readonly config: RunConfig;
  /** Goes on after the checkpoint's last epoch, to the same bits as a run that never stopped. */
  readonly resumeFrom?: Checkpoint;
  /** Stops the run between two steps. */
  readonly signal?: AbortSignal;
}

/** What happens in a run, in order: one `start`; in each epoch its steps and then the `epoch`; one `end`. */
export type TrainingEvent =
  | {
      readonly kind: 'start';
      readonly stepsPerEpoch: number;
      /** Digest of every parameter before the first step. */
      readonly initialDigests: Readonly<Record<string, Digest>>;
    }
  /** A step has been taken; the first one of the run is 1. */
  | { readonly kind: 'step'; readonly step: number; readonly epoch: number }
  | { readonly kind: 'epoch'; readonly record: EpochRecord; readonly checkpoint: Checkpoint }
  | { readonly kind: 'end'; readonly result: RunResult };
