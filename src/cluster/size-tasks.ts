import type { Plan } from '../replication/plan.ts';
import { runCost } from '../replication/cost.ts';
import { dealRuns } from '../replication/shard.ts';
import type { ResolvedRequests } from './requests.ts';

/** What the size of tasks follows from. */
export interface SizeInput {
  readonly plan: Plan;
  /** Number of training examples. */
  readonly trainCount: number;
  /** Time of one step for one parameter on a node, milliseconds. */
  readonly msPerWeight: number;
  /** Most tasks that the scheduler takes at once. */
  readonly most: number;
}

/** How a plan is dealt to tasks. */
export interface TaskSize {
  /** Number of shards, one a task. */
  readonly count: number;
  /** Expected time of the longest task, milliseconds. */
  readonly taskMs: number;
}

const MINUTE_MS = 60_000;

/**
 * As many tasks as make each last about as long as was asked for, at most one for each run. A task trains as many runs
 * at the same time as it has workers.
 */
export function sizeTasks({ plan, trainCount, msPerWeight, most }: SizeInput, requests: ResolvedRequests): TaskSize {
  const { taskMinutes, workers, tasks } = requests;
  const durations = plan.runs.map(({ config }) => (runCost(config, trainCount).weight * msPerWeight) / workers);
  const total = durations.reduce((sum, durationMs) => sum + durationMs, 0);
  const wanted = tasks ?? Math.ceil(total / (taskMinutes * MINUTE_MS));
  const count = Math.min(Math.max(1, wanted), plan.runs.length, most);
  const loads = Array.from({ length: count }, () => 0);
  for (const [run, place] of dealRuns(plan, count).entries()) loads[place] += durations[run];
  // reduce, since a spread of ten thousand arguments is not to be relied on
  return { count, taskMs: loads.reduce((longest, load) => Math.max(longest, load), 0) };
}
