import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from '../../src/base/schema.ts';
import { executeShard } from '../../src/replication/execute-shard.ts';
import { isPlanFile, readPlanFile, requirePlan } from '../../src/replication/plan-file.ts';
import { shardPlan } from './shard-folders.ts';
import { newFolder, tinySweep } from './sweep-folder.ts';

let folder: string;
const file = () => join(folder, 'plan.json');
beforeAll(async () => {
  folder = await newFolder();
  await executeShard({ ...tinySweep(folder, { plan: shardPlan }), shard: { index: 9, count: 9 } });
});

const edited = async (edit: (plan: Record<string, unknown>) => object): Promise<string> => {
  const value = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file(), 'utf8')));
  const path = join(await newFolder(), 'plan.json');
  await writeFile(path, JSON.stringify(edit(value)));
  return path;
};

describe('readPlanFile', () => {
  it('gives back the plan that was written', async () => {
    const { plan, folder: found, manifest } = await readPlanFile(file());
    expect(plan).toEqual(shardPlan);
    expect(found).toBe(folder);
    expect(manifest.engine.name).toBe('oracle');
  });

  it('says when there is none', async () => {
    await expect(readPlanFile(join(folder, 'nowhere', 'plan.json'))).rejects.toThrow(
      expect.objectContaining({ code: 'plan-missing', message: expect.stringContaining('is the folder shared') }),
    );
  });

  it('says when it was edited after it was written', async () => {
    const path = await edited((plan) => ({ ...plan, plan: { ...Object(plan['plan']), seeds: [0, 7] } }));
    await expect(readPlanFile(path)).rejects.toThrow(
      expect.objectContaining({
        code: 'plan-altered',
        message: expect.stringContaining('changed after it was written'),
      }),
    );
  });

  it('says when its folder is being cleared', async () => {
    const path = await edited((plan) => ({ ...plan, state: 'replacing' }));
    await expect(readPlanFile(path)).rejects.toThrow(expect.objectContaining({ code: 'plan-missing' }));
  });
});

it('only a file of that name that holds a plan, or is lost, is the plan of a folder', async () => {
  expect(await isPlanFile('mine.json')).toBe(false);
  expect(await isPlanFile(file())).toBe(true);
  expect(await isPlanFile(join(folder, 'lost', 'plan.json'))).toBe(true);
  expect(await isPlanFile(await edited(() => ({ name: 'mine' })))).toBe(false);
});

it('a task trains the plan that it was submitted for, and no other', () => {
  requirePlan(shardPlan, shardPlan.digest);
  expect(() => requirePlan(shardPlan, 'f'.repeat(64))).toThrow(
    expect.objectContaining({ code: 'plan-changed', kind: 'check', message: expect.stringContaining('submit again') }),
  );
});
