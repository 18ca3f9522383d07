import type { EpochRecord, RunRecord } from '../artifact/record.ts';
import type { SameseedError } from '../base/errors.ts';
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
  | { readonly kind: 'planned'; readonly plan: Plan }
  | {
      readonly kind: 'resumed';
      /** Ids of the runs that were done before. */
      readonly finished: readonly string[];
      readonly started: readonly StartedRun[];
      /** Ids of the runs whose record or checkpoint could not be read; they start over. */
      readonly damaged: readonly string[];
    }
  /**
   * Steps taken, weighted by the number of parameters they train and scaled to the plan's number of steps, so that
   * the time left is in proportion to what is left; the first one of a resumed sweep counts what was done before.
   */
  | { readonly kind: 'progress'; readonly doneSteps: number; readonly totalSteps: number }
  | { readonly kind: 'epoch'; readonly id: string; readonly record: EpochRecord }
  | { readonly kind: 'run-done'; readonly id: string; readonly record: RunRecord }
  | { readonly kind: 'run-failed'; readonly id: string; readonly error: SameseedError };
