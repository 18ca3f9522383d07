import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeMachine } from '../../src/artifact/machine.ts';
import { readRecords } from '../../src/artifact/read.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { originOf } from '../../src/replication/origin.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/training/checkpoint.ts';
import { runs } from './stack-worker.ts';
import { finish } from '../training/tiny.ts';
import { openEngine } from '../../src/engine/registry.ts';
import { tinyData } from './tiny-experiment.ts';
import { executeAndAbort, listFiles, newFolder, tinySweep } from './sweep-folder.ts';

const begun = 'rows/long/seed-1';
const done = 'rows/long/seed-0';

const unfinished = await newFolder();
await executeAndAbort(tinySweep(unfinished, { engine: 'tfjs-cpu' }), 7);

/** A folder in which one run is done, and one has two epochs, on tfjs-cpu. */
async function unfinishedFolder(): Promise<string> {
  const folder = await newFolder();
  await cp(unfinished, folder, { recursive: true });
  return folder;
}

const engine = await openEngine('tfjs-cpu');

/** Epochs of a run that nothing has interrupted. */
async function epochsOf(id: string) {
  const config = runs.find((run) => run.id === id)?.config;
  if (config === undefined) throw new Error(`no run ${id}`);
  return (await finish({ engine, dataset: tinyData, config })).result.epochs;
}

/** Claim of each run in a folder, and who has begun it. */
const claimsIn = async (folder: string) =>
  Object.fromEntries(
    [...(await readRecords(folder)).runs].map(([id, { result, provenance }]) => [
      id,
      [result.claim, provenance.begunBy?.length ?? 0],
    ]),
  );

describe('a run that another machine has begun', { timeout: 30_000 }, () => {
  const other = { words: 'tfjs-cpu 1 on a machine far away', digest: digestOfJson('far away') };

  async function folderFromFarAway(): Promise<string> {
    const folder = await unfinishedFolder();
    const file = join(folder, 'checkpoints', `${begun}.bin`);
    await writeFile(file, encodeCheckpoint({ ...decodeCheckpoint(await readFile(file)), origins: [other] }));
    return folder;
  }

  it('does not go on here by itself', async () => {
    const folder = await folderFromFarAway();
    const before = await listFiles(folder);
    await expect(executePlan(tinySweep(folder, { engine: 'tfjs-cpu' }))).rejects.toMatchObject({
      code: 'begun-elsewhere',
      message: expect.stringMatching(
        new RegExp(
          `^Expected ${begun} to have been begun by tfjs-cpu .* on .*, it was by ${other.words}; .*--elsewhere.*--fresh`,
          'u',
        ),
      ),
    });
    expect(await listFiles(folder)).toEqual(before);
  });

  it('goes on when it is told to, and says so for ever', async () => {
    const folder = await folderFromFarAway();
    const task = tinySweep(folder, { engine: 'tfjs-cpu', elsewhere: true });
    // stopped once more, so that the last checkpoint is from here
    await executeAndAbort(task, 1);
    await executePlan({ ...task, elsewhere: false });
    expect(await claimsIn(folder)).toEqual({
      [done]: ['machine', 0],
      [begun]: ['statistical', 1],
      'rows/short/seed-0': ['machine', 0],
      'rows/short/seed-1': ['machine', 0],
    });
    const { runs: records, summary } = await readRecords(folder);
    expect(records.get(begun)?.provenance.begunBy).toEqual([other.words]);
    expect(records.get(begun)?.result.epochs).toEqual(await epochsOf(begun));
    expect(summary.result.claim).toBe('statistical');
  });
});

describe('a sweep that another engine has begun', { timeout: 30_000 }, () => {
  it('does not go on with this one by itself, but says how', async () => {
    await expect(executePlan(tinySweep(await unfinishedFolder()))).rejects.toMatchObject({
      code: 'folder-holds-other-plan',
      message: expect.stringMatching(
        /the engine tfjs-cpu, not oracle; finish that one, go on with it on this engine with `--elsewhere`/u,
      ),
    });
  });

  it('goes on when it is told to: what is done stays, what was begun claims a distribution', async () => {
    const folder = await unfinishedFolder();
    await executePlan(tinySweep(folder, { elsewhere: true }));
    expect(await claimsIn(folder)).toEqual({
      [done]: ['machine', 0],
      [begun]: ['statistical', 1],
      'rows/short/seed-0': ['bitwise', 0],
      'rows/short/seed-1': ['bitwise', 0],
    });
    const { runs: records } = await readRecords(folder);
    expect(records.get(done)?.result.epochs).toEqual(await epochsOf(done));
    expect(records.get(begun)?.provenance).toMatchObject({
      engine: { name: 'oracle' },
      begunBy: [expect.stringMatching(/^tfjs-cpu .* on .*Node/u)],
    });
  });
});

describe('what trains a run', () => {
  const here = describeMachine();
  const there = { ...here, processor: 'another one' };
  const own = { name: 'own', version: '1' };

  it('is the engine alone where its bits are the same everywhere', () => {
    const bitwise = { ...own, claim: 'bitwise' } as const;
    expect(originOf(bitwise, there)).toEqual(originOf(bitwise, here));
    expect(originOf({ ...bitwise, version: '2' }, here)).not.toEqual(originOf(bitwise, here));
  });

  it('is the machine and its GPU, too, where they are not', () => {
    const machine = { ...own, claim: 'machine' } as const;
    expect(originOf(machine, here)).toEqual(originOf(machine, { ...here }));
    expect(originOf(machine, there).digest).not.toBe(originOf(machine, here).digest);
    const gpu = { name: 'NVIDIA H200', driver: '570' };
    expect(originOf(machine, { ...here, gpu }).words).toContain('own 1 on NVIDIA H200 (');
    expect(originOf(machine, { ...here, gpu }).digest).not.toBe(
      originOf(machine, { ...here, gpu: { ...gpu, driver: '571' } }).digest,
    );
  });
});
