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

/** Tells `onEvent` the weighted steps of the whole sweep after each change. */
export function openProgress(
  runs: readonly PlannedRun[],
  { dataset, onEvent }: { dataset: Dataset; onEvent: (event: SweepEvent) => void },
): Progress {
  const costs = new Map(runs.map(({ id, config }) => [id, { ...runCost(config, dataset), done: 0 }]));
  const total = [...costs.values()].reduce(
    (sum, { steps, weight }) => ({ steps: sum.steps + steps, weight: sum.weight + weight }),
    { steps: 0, weight: 0 },
  );
  const advance = (id: string, taken: number): void => {
    const run = costs.get(id);
    if (run === undefined) return;
    run.done = Math.min(run.steps, run.done + taken);
    const weight = [...costs.values()].reduce((sum, cost) => sum + cost.weight * (cost.done / cost.steps), 0);
    onEvent({ kind: 'progress', doneSteps: total.steps * (weight / total.weight), totalSteps: total.steps });
  };
  return { add: advance, finish: (id) => advance(id, Infinity) };
}
