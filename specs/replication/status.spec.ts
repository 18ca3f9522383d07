import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/artifact/folder-lock.ts';
import { openStore } from '../../src/artifact/store.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { executeShard } from '../../src/replication/execute-shard.ts';
import { mergeSweeps } from '../../src/replication/merge.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { readStatus } from '../../src/replication/status.ts';
import { shardPlan } from './shard-folders.ts';
import { abortAfter, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

const NOTHING = { heldShards: [], isHeld: false, failed: [], begun: 0 };

describe('the status of a sweep', { timeout: 30_000 }, () => {
  it('counts what each shard leaves, from the first to the merge', async () => {
    const folder = await newFolder();
    const task = tinySweep(folder, { plan: shardPlan });
    await executeShard({ ...task, shard: { index: 1, count: 2 } });
    expect(await readStatus(folder, shardPlan)).toEqual({
      ...NOTHING,
      total: 4,
      counts: { done: 2, running: 0, failed: 0, missing: 2 },
      isMerged: false,
    });
    await executeShard({ ...task, shard: { index: 2, count: 2 } });
    await mergeSweeps({ folders: [folder], out: folder });
    expect(await readStatus(folder, shardPlan)).toEqual({
      ...NOTHING,
      total: 4,
      counts: { done: 4, running: 0, failed: 0, missing: 0 },
      isMerged: true,
    });
  });

  it('tells runs that are trained at this moment from those that were only begun', async () => {
    const folder = await newFolder();
    const shard = { index: 1, count: 1 };
    await executeShard({ ...abortAfter(tinySweep(folder, { plan: shardPlan }), 1), shard }).catch(() => undefined);
    const counts = { done: 0, running: 0, failed: 0, missing: 4 };
    expect(await readStatus(folder, shardPlan)).toMatchObject({ counts, begun: 1, heldShards: [] });
    const desk = await openStore(folder, { desk: 'shards/1-of-1' });
    const atWork = { done: 0, running: 1, failed: 0, missing: 3 };
    expect(await readStatus(folder, shardPlan)).toMatchObject({ counts: atWork, begun: 0, heldShards: [shard] });
    await desk.close();
    const whole = await lockFolder(folder);
    expect(await readStatus(folder, shardPlan)).toMatchObject({ counts: atWork, isHeld: true });
    await whole.release();
  });

  it('names runs that failed', async () => {
    const plan = planExperiment({
      experiment: tinyExperiment({
        treatments: [
          tinyTreatment('short'),
          tinyTreatment('diverging', { schedule: { kind: 'constant', rate: 1e38 } }),
        ],
      }),
    });
    const folder = await newFolder();
    await executePlan(tinySweep(folder, { plan })).catch(() => undefined);
    expect(await readStatus(folder, plan)).toMatchObject({
      counts: { done: 2, running: 0, failed: 2, missing: 0 },
      failed: ['rows/diverging/seed-0', 'rows/diverging/seed-1'],
    });
  });

  it('knows nothing of files that no plan accounts for', async () => {
    const folder = await newFolder();
    await executeShard({ ...tinySweep(folder, { plan: shardPlan }), shard: { index: 9, count: 9 } });
    await mkdir(join(folder, 'runs/rows/short'), { recursive: true });
    await writeFile(join(folder, 'runs/rows/short/seed-77.json'), '{}');
    await mkdir(join(folder, 'shards/not-a-shard'));
    expect(await readStatus(folder, shardPlan)).toMatchObject({ counts: { done: 0, missing: 4 }, heldShards: [] });
  });
});
