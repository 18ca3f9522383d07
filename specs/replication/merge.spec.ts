import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readRecords, readRunRecord } from '../../src/artifact/read.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import { z } from '../../src/base/schema.ts';
import { executePlan } from '../../src/replication/execute.ts';
import { executeShard } from '../../src/replication/execute-shard.ts';
import { mergeSweeps } from '../../src/replication/merge.ts';
import { planExperiment } from '../../src/replication/plan.ts';
import { copyOf, shardPlan, trainShards } from './shard-folders.ts';
import { listFiles, newFolder, tinySweep } from './sweep-folder.ts';
import { tinyExperiment, tinyTreatment } from './tiny-experiment.ts';

const jsonObject = z.record(z.string(), z.json());

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let shards: readonly string[];
beforeAll(async () => {
  shards = await trainShards();
});

async function change(file: string, edit: (value: Record<string, unknown>) => object): Promise<void> {
  const value = jsonObject.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify(edit(value)));
}

describe('mergeSweeps', () => {
  it('gives the summary of one machine, and the same bytes again', async () => {
    const alone = await executePlan(tinySweep(await newFolder(), { plan: shardPlan }));
    const out = join(await newFolder(), 'new');
    const summary = await mergeSweeps({ folders: shards, out });
    expect(summary.result).toEqual(alone.result);
    const texts = async (): Promise<string[]> =>
      Promise.all((await listFiles(out)).map((file) => readFile(join(out, file), 'utf8')));
    const before = await texts();
    expect(await listFiles(out)).toEqual([
      'examples.json',
      'plan.json',
      'runs/rows/long/seed-0.json',
      'runs/rows/long/seed-1.json',
      'runs/rows/short/seed-0.json',
      'runs/rows/short/seed-1.json',
      'summary.json',
    ]);
    await mergeSweeps({ folders: shards.toReversed(), out });
    await mergeSweeps({ folders: [out], out });
    expect(await texts()).toEqual(before);
    expect((await readRecords(out)).runs.size).toBe(4);
  });

  it('may merge into one of the folders', async () => {
    const [first, second] = [await copyOf(shards[0]), await copyOf(shards[1])];
    await mergeSweeps({ folders: [first, second], out: second });
    expect((await readRecords(second)).runs.size).toBe(4);
  });

  it('lists what is missing, and whose it is, and writes nothing', async () => {
    const folder = await copyOf(shards[0]);
    const before = await listFiles(folder);
    await expect(mergeSweeps({ folders: [folder], out: folder })).rejects.toThrow(
      expect.objectContaining({
        code: 'runs-missing',
        kind: 'check',
        message: expect.stringMatching(
          /all 4 runs of tiny in .+, 2 missing: rows\/short\/seed-1, rows\/long\/seed-1\. Of the shards, these lack runs: 2\/2 \(2\)\. /u,
        ),
      }),
    );
    expect(await listFiles(folder)).toEqual(before);
    const out = join(await newFolder(), 'out');
    await mergeSweeps({ folders: [folder], out }).catch(() => undefined);
    await expect(readFile(join(out, 'plan.json'))).rejects.toThrow('ENOENT');
  });

  it('counts a run that failed as such', async () => {
    const diverging = planExperiment({
      experiment: tinyExperiment({
        treatments: [
          tinyTreatment('short'),
          tinyTreatment('diverging', { schedule: { kind: 'constant', rate: 1e38 } }),
        ],
      }),
    });
    const folder = await newFolder();
    const failed = expect.objectContaining({ code: 'runs-failed' });
    for (const index of [1, 2]) {
      const task = { ...tinySweep(folder, { plan: diverging }), shard: { index, count: 2 } };
      await expect(executeShard(task)).rejects.toThrow(failed);
    }
    await expect(mergeSweeps({ folders: [folder], out: folder })).rejects.toThrow(failed);
    const { summary } = await readRecords(folder);
    const alone = await newFolder();
    await executePlan(tinySweep(alone, { plan: diverging })).catch(() => undefined);
    expect(summary.result).toEqual((await readRecords(alone)).summary.result);
  });

  it.each<[string, (folder: string) => Promise<void>, string, string]>([
    ['a folder without a plan', async (folder) => rm(join(folder, 'plan.json')), 'plan-missing', 'received none'],
    [
      'a plan that was edited',
      async (folder) => change(join(folder, 'plan.json'), (held) => ({ ...held, digest: 'f'.repeat(64) })),
      'plan-altered',
      'the plan was changed after it was written',
    ],
    [
      'another engine',
      async (folder) =>
        change(join(folder, 'plan.json'), (held) => ({ ...held, engine: { name: 'portable', version: '1' } })),
      'shards-unlike',
      'the engine portable, not oracle',
    ],
    [
      'another version of the engine',
      async (folder) =>
        change(join(folder, 'plan.json'), (held) => ({ ...held, engine: { name: 'oracle', version: '0' } })),
      'shards-unlike',
      'version 0 of the engine oracle, not 1',
    ],
    [
      'another module of the engine',
      async (folder) =>
        change(join(folder, 'plan.json'), (held) => ({
          ...held,
          engine: { name: 'oracle', version: '1', wasmDigest: 'f'.repeat(64) },
        })),
      'shards-unlike',
      `wasm digest ${'f'.repeat(64)}, not none`,
    ],
    [
      'another version of the program',
      async (folder) => change(join(folder, 'plan.json'), (held) => ({ ...held, packages: { sameseed: '0.0.1' } })),
      'shards-unlike',
      'sameseed 0.0.1, not ',
    ],
    [
      'other data',
      async (folder) =>
        change(join(folder, 'plan.json'), (held) => ({
          ...held,
          dataset: { digests: { 'lit-rows': 'f'.repeat(64) } },
        })),
      'shards-unlike',
      'other bytes of the data set glyphs',
    ],
    [
      'a folder that is being cleared',
      async (folder) => change(join(folder, 'plan.json'), (held) => ({ ...held, state: 'replacing' })),
      'plan-missing',
      'being cleared',
    ],
    [
      'a record of another run',
      async (folder) =>
        writeFile(
          join(folder, 'runs/rows/short/seed-1.json'),
          await readFile(join(folder, 'runs/rows/long/seed-1.json')),
        ),
      'shards-unlike',
      'a run that is not the planned one',
    ],
    [
      'a damaged record',
      async (folder) => writeFile(join(folder, 'runs/rows/short/seed-1.json'), '{'),
      'artifact-malformed',
      'seed-1.json',
    ],
  ])('refuses %s, by name, and writes nothing', async (_what, spoil, code, message) => {
    const folder = await copyOf(shards[1]);
    await spoil(folder);
    const out = join(await newFolder(), 'out');
    await expect(mergeSweeps({ folders: [shards[0], folder], out })).rejects.toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
    await expect(listFiles(out)).rejects.toThrow('ENOENT');
  });

  it('refuses runs of two commits of one version, unless that is wanted', async () => {
    const folder = await copyOf(shards[1]);
    const commits = ['a'.repeat(40), `${'a'.repeat(40)}-dirty`];
    const all = [await copyOf(shards[0]), folder];
    for (const [place, path] of all.entries()) {
      for (const id of ['short', 'long']) {
        const file = join(path, `runs/rows/${id}/seed-${place}.json`);
        const record = await readRunRecord(file);
        const provenance = { ...record.provenance, commit: commits[place] };
        await writeFile(file, prettyJson({ ...record, provenance }));
      }
    }
    const out = join(await newFolder(), 'out');
    await mergeSweeps({ folders: all, out: await newFolder() });
    const file = join(folder, 'runs/rows/long/seed-1.json');
    const record = await readRunRecord(file);
    await writeFile(file, prettyJson({ ...record, provenance: { ...record.provenance, commit: 'b'.repeat(40) } }));
    const refused = expect.objectContaining({
      code: 'shards-unlike',
      message: expect.stringContaining(`a run of the commit ${'b'.repeat(40)}, not ${'a'.repeat(40)}`),
    });
    await expect(mergeSweeps({ folders: all, out })).rejects.toThrow(refused);
    await expect(listFiles(out)).rejects.toThrow('ENOENT');
    await mergeSweeps({ folders: all, out, otherCommits: true });
  });

  it('refuses one run with two results', async () => {
    const folder = await copyOf(shards[0]);
    const path = join(folder, 'runs/rows/short/seed-0.json');
    const record = await readRunRecord(path);
    const [epoch] = record.result.epochs;
    const result = sealResult({ ...record.result, epochs: [{ ...epoch, loss: epoch.loss + 1 }] });
    await writeFile(path, prettyJson({ ...record, result }));
    await expect(mergeSweeps({ folders: [...shards, folder], out: await newFolder() })).rejects.toThrow(
      expect.objectContaining({ code: 'runs-differ', kind: 'check', message: expect.stringContaining(path) }),
    );
  });

  it('refuses a folder of something else to merge into', async () => {
    const out = await newFolder();
    await mkdir(join(out, 'runs'));
    const foreign = expect.objectContaining({ code: 'folder-foreign' });
    await expect(mergeSweeps({ folders: shards, out })).rejects.toThrow(foreign);
  });
});
