import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/artifact/store.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { executeShard } from '../../src/replication/execute-shard.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { copyOf, shardExperiment, shardPlan, trainShards } from './shard-folders.ts';
import { abortAfter, executeAndListen, listFiles, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyData } from './tiny-experiment.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let shards: readonly string[];
beforeAll(async () => {
  shards = await trainShards();
});

describe('a shard', () => {
  it('leaves its runs, the plan, the example images, and which shard it is', async () => {
    const [folder] = shards;
    expect(await listFiles(folder)).toEqual([
      'examples.json',
      'plan.json',
      'runs/rows/long/seed-0.json',
      'runs/rows/short/seed-0.json',
      'shards/1-of-2/shard.json',
    ]);
    expect(JSON.parse(await readFile(join(folder, 'shards/1-of-2/shard.json'), 'utf8'))).toEqual({
      schemaVersion: 1,
      kind: 'shard',
      shard: { index: 1, count: 2 },
      plan: shardPlan.digest,
    });
  });

  it('goes on with what any other shard has done, however the runs are dealt', async () => {
    const folder = await copyOf(shards[0]);
    const runs: string[] = [];
    for (const index of [1, 2, 3]) {
      const task = tinySweep(folder, {
        plan: shardPlan,
        onEvent: (event) => event.kind === 'run-done' && runs.push(event.id),
      });
      await executeShard({ ...task, shard: { index, count: 3 } });
    }
    expect(runs.toSorted()).toEqual(['rows/long/seed-1', 'rows/short/seed-1']);
    const { events } = await executeAndListen(tinySweep(folder, { plan: shardPlan }));
    expect(events[1]).toMatchObject({ kind: 'resumed', left: 0 });
  });

  it('has nothing to do when there are more shards than runs', async () => {
    const folder = await newFolder();
    const result = await executeShard({ ...tinySweep(folder, { plan: shardPlan }), shard: { index: 9, count: 9 } });
    expect(result.runs).toEqual({});
    expect(await listFiles(folder)).toEqual(['examples.json', 'plan.json', 'shards/9-of-9/shard.json']);
  });

  it('goes on from the last epoch of a stopped one', async () => {
    const folder = await newFolder();
    const task = { ...tinySweep(folder, { plan: shardPlan }), shard: { index: 1, count: 1 } };
    await expect(executeShard(abortAfter(task, 1))).rejects.toThrow(expect.objectContaining({ code: 'aborted' }));
    const epochs: string[] = [];
    await executeShard({ ...task, onEvent: (event) => event.kind === 'epoch' && epochs.push(event.id) });
    expect(epochs).toHaveLength(6 - 1);
  });

  it('is refused while the same one, or the whole sweep, is trained', async () => {
    const folder = await newFolder();
    const shard = { index: 1, count: 2 };
    const desk = await openStore(folder, { desk: 'shards/1-of-2' });
    const busy = expect.objectContaining({ code: 'folder-busy' });
    await expect(executeShard({ ...tinySweep(folder, { plan: shardPlan }), shard })).rejects.toThrow(busy);
    await expect(executePlan(tinySweep(folder, { plan: shardPlan }))).rejects.toThrow(busy);
    await desk.close();
    expect(await listFiles(folder)).toEqual([]);
  });

  it.each([
    ['to start over', { fresh: true }, 'shard-fresh', 'shard 1/2'],
    [
      'another plan',
      { plan: planExperiment({ experiment: shardExperiment, seeds: [5] }) },
      'folder-holds-other-plan',
      '4 runs, not',
    ],
    [
      'other data',
      { dataset: { ...tinyData, digests: { 'lit-rows': 'f'.repeat(64) } } },
      'folder-holds-other-plan',
      '',
    ],
  ])('is refused %s in a folder that others share', async (_what, changes, code, message) => {
    const folder = await copyOf(shards[0]);
    const before = await listFiles(folder);
    const refused = executeShard({
      ...tinySweep(folder, { plan: shardPlan, ...changes }),
      shard: { index: 1, count: 2 },
    });
    await expect(refused).rejects.toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
    expect(await listFiles(folder)).toEqual(before);
  });

  it('never drops a finished sweep', async () => {
    const folder = await newFolder();
    await executePlan(tinySweep(folder, { plan: planExperiment({ experiment: shardExperiment, seeds: [5] }) }));
    const refused = executeShard({ ...tinySweep(folder, { plan: shardPlan }), shard: { index: 1, count: 2 } });
    await expect(refused).rejects.toThrow(
      expect.objectContaining({
        code: 'folder-holds-other-plan',
        message: expect.stringContaining('nothing is dropped here, it holds 2 runs, not the 4 of this plan'),
      }),
    );
    expect(await listFiles(folder)).toContain('summary.json');
  });
});
