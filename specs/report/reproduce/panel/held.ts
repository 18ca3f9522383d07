import type { Records } from '../../../../src/artifact/read.ts';
import type { HeldRun, HeldRuns } from '../../../../src/report/reproduce/held-runs.ts';
import type { Trained } from '../../../../src/report/reproduce/panel/state.ts';
import { HELD_DATASET } from '../tiny-sweep.ts';

/** The runs of a sweep as a page holds them. */
export function heldOf({ runs }: Records): HeldRuns {
  const held = [...runs].map(([id, { run, result }]): HeldRun => {
    const { initialDigests, epochs, digest } = result;
    const epochCount = epochs.length;
    return { id, widths: '6-4-10', config: run.config, epochCount, initialDigests, epochs, digest, epochMs: 10 };
  });
  return { dataset: HELD_DATASET, runs: held };
}

/** A run that was trained here to the very bits of its record. */
export function trainedAs(run: HeldRun): Trained {
  return {
    run,
    epochs: run.epochs.length,
    stepsPerEpoch: 3,
    initialDigests: run.initialDigests,
    step: 3 * run.epochs.length,
    records: run.epochs,
    digest: run.digest,
    sinceMs: 0,
    nowMs: 900,
  };
}
