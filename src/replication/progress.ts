import type { Dataset } from '../dataset/dataset.ts';
import { runCost } from './cost.ts';
import type { SweepEvent } from './events.ts';
import type { PlannedRun } from './experiment.ts';

/** Counts the steps of a sweep. */
export interface Progress {
  /** More steps of a run have been taken. */
  add(id: string, steps: number): void;
  /** The run needs no more steps, whether it was done before, is done, or has failed. */
  finish(id: string): void;
}

/** What a count of steps begins with, and who is told. */
export interface ProgressStart {
  readonly dataset: Dataset;
  readonly onEvent: (event: SweepEvent) => void;
  /** Steps of runs that were taken before, by run id; infinite for a run that is done. */
  readonly before?: ReadonlyMap<string, number>;
}

/** Tells `onEvent` the weighted steps of all of these runs after each change, and at once when there were any before. */
export function openProgress(runs: readonly PlannedRun[], { dataset, onEvent, before }: ProgressStart): Progress {
  const costs = new Map(runs.map(({ id, config }) => [id, { ...runCost(config, dataset.train.count), done: 0 }]));
  const total = [...costs.values()].reduce(
    (sum, { steps, weight }) => ({ steps: sum.steps + steps, weight: sum.weight + weight }),
    { steps: 0, weight: 0 },
  );
  let doneWeight = 0;
  const count = (id: string, taken: number): void => {
    const run = costs.get(id);
    if (run === undefined) return;
    const more = Math.min(run.steps - run.done, taken);
    run.done += more;
    doneWeight += run.weight * (more / run.steps);
  };
  const tell = (): void => {
    const doneSteps = Math.min(total.steps, total.steps * (doneWeight / total.weight));
    onEvent({ kind: 'progress', doneSteps, totalSteps: total.steps });
  };
  const advance = (id: string, taken: number): void => {
    count(id, taken);
    tell();
  };
  for (const [id, steps] of before ?? []) count(id, steps);
  if ((before?.size ?? 0) > 0) tell();
  return { add: advance, finish: (id) => advance(id, Infinity) };
}
