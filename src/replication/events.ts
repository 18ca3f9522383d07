import type { EpochRecord, RunRecord } from '../artifact/record.ts';
import type { Failure } from './failure.ts';
import type { PlannedRun } from './experiment.ts';
import type { Plan } from './plan.ts';

/** A run that goes on from its last checkpoint. */
export interface StartedRun {
  readonly id: string;
  /** Epochs that are done. */
  readonly epochs: number;
}

/** What happens while a plan is executed. */
export type SweepEvent =
  /** First of all; the folder is locked and the engine has passed its self-test. */
  | {
      readonly kind: 'planned';
      readonly plan: Plan;
      /** Those of the plan's runs that are wanted here: all, or a shard's. */
      readonly runs: readonly PlannedRun[];
    }
  /** The folder held the finished sweep of something else, which is gone. */
  | { readonly kind: 'replaced'; readonly differences: readonly string[] }
  | {
      readonly kind: 'resumed';
      /** Ids of the runs that were done before. */
      readonly finished: readonly string[];
      readonly started: readonly StartedRun[];
      /** Ids of the runs whose record or checkpoint could not be read; they start over. */
      readonly damaged: readonly string[];
      /** Whether the folder held a smaller plan, of which this one has every run. */
      readonly isExtended: boolean;
      /** Number of runs that are not done. */
      readonly left: number;
    }
  /**
   * Steps taken, weighted by the number of parameters they train and scaled to the plan's number of steps, so that
   * the time left is in proportion to what is left; the first one of a resumed sweep counts what was done before.
   */
  | { readonly kind: 'progress'; readonly doneSteps: number; readonly totalSteps: number }
  | { readonly kind: 'epoch'; readonly id: string; readonly record: EpochRecord }
  | { readonly kind: 'run-done'; readonly id: string; readonly record: RunRecord }
  | { readonly kind: 'run-failed'; readonly id: string; readonly error: Failure }
  /** These runs are trained together, in one stack. */
  | { readonly kind: 'stack-started'; readonly ids: readonly string[] }
  /** Memory ran out: each half of these runs goes on from its last whole epochs. */
  | { readonly kind: 'stack-halved'; readonly ids: readonly string[]; readonly error: Failure };
