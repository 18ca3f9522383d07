import { describe, expect, it } from 'vitest';
import { resolveRequests } from '../../src/cluster/requests.ts';
import { sizeTasks } from '../../src/cluster/size-tasks.ts';
import { runCost } from '../../src/replication/cost.ts';
import { openExperiment } from '../../src/replication/experiments/registry.ts';
import { planExperiment } from '../../src/replication/plan.ts';

const plan = planExperiment({ experiment: openExperiment('hinton') });
const trainCount = 60_000;
const MINUTE_MS = 60_000;
const total = plan.runs.reduce((sum, { config }) => sum + runCost(config, trainCount).weight, 0);
// so that the whole takes ten hours
const input = { plan, trainCount, msPerWeight: (600 * MINUTE_MS) / total, most: 1000 };

describe('sizeTasks', () => {
  it('makes each task last about as long as was asked for', () => {
    expect(plan.runs).toHaveLength(27);
    const { count, taskMs } = sizeTasks(input, resolveRequests({ taskMinutes: 60 }));
    expect(count).toBe(10);
    // three of the 27 equal runs in the longest
    expect(taskMs / MINUTE_MS).toBeCloseTo((600 / 27) * 3, 0);
  });

  it.each([
    ['one, when all is short', { taskMinutes: 1000 }, 1],
    ['as many as were asked for', { tasks: 7 }, 7],
    ['at most one a run', { taskMinutes: 1 }, 27],
    ['fewer with more workers', { taskMinutes: 60, workers: 2 }, 5],
  ])('makes %s', (_what, requests, count) => {
    expect(sizeTasks(input, resolveRequests(requests)).count).toBe(count);
  });

  it('makes at most as many as the scheduler takes', () => {
    expect(sizeTasks({ ...input, most: 4 }, resolveRequests({ taskMinutes: 1 })).count).toBe(4);
  });
});
