import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/artifact/record.ts';
import { assertFolderFree } from '../../src/artifact/folder-lock.ts';
import { openStore, type Store } from '../../src/artifact/store.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';
import { exampleRun, sweepOf } from '../support/records.ts';
import { temporaryFolder } from '../support/temporary.ts';

const ID = 'notebook/notebook/seed-1';

async function withStore(use: (store: Store, folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  try {
    await use(store, folder);
  } finally {
    await store.close();
  }
}

describe('a store', () => {
  it('keeps runs, summary and files where they belong, as canonical JSON', () =>
    withStore(async (store, folder) => {
      const run = exampleRun();
      const { summary } = sweepOf([run]);
      await store.writeRun(ID, run);
      await store.writeSummary(summary);
      await store.writeFile('figures/accuracy.svg', '<svg>é</svg>');
      expect(readFileSync(join(folder, 'runs/notebook/notebook/seed-1.json'), 'utf8')).toBe(prettyJson(run));
      expect(readFileSync(join(folder, 'summary.json'), 'utf8')).toBe(prettyJson(summary));
      expect(readFileSync(join(folder, 'figures/accuracy.svg'), 'utf8')).toBe('<svg>é</svg>');
      expect(await store.readRun(ID)).toEqual(run);
    }));

  it('replaces files, and leaves nothing beside them when closed', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    await store.writeFile('a.txt', 'a long first version');
    await store.writeFile('a.txt', 'second');
    await Promise.all(['b', 'c', 'd'].map((name) => store.writeFile(`${name}.txt`, name)));
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('second');
  });

  it('is shared by programs at desks of their own, and a desk leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const desks = await Promise.all(['shards/1-of-2', 'shards/2-of-2'].map((desk) => openStore(folder, { desk })));
    await expect(openStore(folder, { desk: 'shards/1-of-2' })).rejects.toMatchObject({ code: 'folder-busy' });
    await expect(assertFolderFree(join(folder, 'shards/1-of-2'))).rejects.toMatchObject({ code: 'folder-busy' });
    await assertFolderFree(folder);
    for (const [index, store] of desks.entries()) await store.writeFile(`runs/${index}.txt`, 'mine');
    for (const store of desks) await store.close();
    expect(readdirSync(folder)).toEqual(['runs']);
    expect(readdirSync(join(folder, 'runs')).sort()).toEqual(['0.txt', '1.txt']);
  });

  it('leaves the folder that desks share, however empty, and the checkpoints of other desks', async () => {
    const folder = temporaryFolder();
    await (await openStore(folder, { desk: '1-of-2' })).close();
    expect(existsSync(folder)).toBe(true);
    const store = await openStore(folder, { desk: '1-of-2' });
    mkdirSync(join(folder, 'checkpoints', 'about', 'to be written'), { recursive: true });
    await store.close();
    expect(readdirSync(join(folder, 'checkpoints', 'about'))).toEqual(['to be written']);
  });

  it('leaves empty folders that are not of its checkpoints when closed, also behind a link', async () => {
    const folder = temporaryFolder();
    const elsewhere = temporaryFolder();
    const store = await openStore(folder);
    await store.writeCheckpoint(ID, Uint8Array.of(1));
    await store.removeCheckpoint(ID);
    mkdirSync(join(folder, 'mine'));
    mkdirSync(join(elsewhere, 'mine'));
    symlinkSync(elsewhere, join(folder, 'checkpoints', 'link'), 'junction');
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(['checkpoints', 'mine']);
    expect(readdirSync(join(folder, 'checkpoints'))).toEqual(['link']);
    expect(readdirSync(elsewhere)).toEqual(['mine']);
  });

  it('removes files and folders below it, and nothing else', () =>
    withStore(async (store, folder) => {
      await store.writeFile('figures/a.svg', 'a');
      await store.remove('figures');
      await store.remove('figures');
      expect(existsSync(join(folder, 'figures'))).toBe(false);
      await expect(store.remove('../elsewhere')).rejects.toMatchObject({ code: 'name-unsafe' });
    }));

  it('keeps a checkpoint until it is removed, and leaves no empty folder behind', async () => {
    const folder = temporaryFolder();
    const store = await openStore(folder);
    const second = 'hinton/l2-0.001/seed-2';
    expect(await store.readCheckpoint(ID)).toBeUndefined();
    await store.writeCheckpoint(ID, Uint8Array.of(1, 2, 3));
    await store.writeCheckpoint(second, Uint8Array.of(4));
    expect(new Uint8Array((await store.readCheckpoint(ID)) ?? [])).toEqual(Uint8Array.of(1, 2, 3));
    await store.removeCheckpoint(ID);
    await store.removeCheckpoint(ID);
    expect(await store.readCheckpoint(ID)).toBeUndefined();
    await store.close();
    expect(readdirSync(join(folder, 'checkpoints'))).toEqual(['hinton']);
    const again = await openStore(folder);
    await again.removeCheckpoint(second);
    await again.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('removes a checkpoint while the same folder is written to', () =>
    withStore(async (store) => {
      const ids = Array.from({ length: 40 }, (_, index) => `hinton/l2-0.001/seed-${index}`);
      await Promise.all(
        ids.map(async (id) => {
          await store.writeCheckpoint(id, Uint8Array.of(1));
          await store.removeCheckpoint(id);
        }),
      );
      expect(await Promise.all(ids.map((id) => store.readCheckpoint(id)))).toEqual(ids.map(() => undefined));
    }));

  it('knows no run that was not written, and refuses one that was altered', () =>
    withStore(async (store, folder) => {
      expect(await store.readRun(ID)).toBeUndefined();
      await store.writeRun(ID, exampleRun());
      const path = join(folder, 'runs', `${ID}.json`);
      writeFileSync(path, readFileSync(path, 'utf8').replace('0.925', '0.975'));
      await expect(store.readRun(ID)).rejects.toMatchObject({ code: 'artifact-altered' });
    }));

  it.each([
    '../outside',
    'a/../../b',
    '/absolute',
    'C:\\x',
    'a\\b',
    'a//b',
    'a/',
    '',
    '.',
    '.hidden',
    '.writing/owner',
    'a/.lock',
    'ends-with.',
    'with space',
    'é',
    'a\u0000b',
    'nul',
    'a/CON.json',
    'com1.tar.gz',
    'x'.repeat(200),
  ])('refuses the id %j', (id) =>
    withStore(async (store, folder) => {
      const refusal = { code: 'name-unsafe', message: expect.stringContaining('Expected a name of letters, digits') };
      await expect(store.writeFile(id, '')).rejects.toMatchObject(refusal);
      await expect(store.writeRun(id, exampleRun())).rejects.toMatchObject(refusal);
      await expect(store.readRun(id)).rejects.toMatchObject(refusal);
      await expect(store.writeCheckpoint(id, new Uint8Array())).rejects.toMatchObject(refusal);
      await expect(store.readCheckpoint(id)).rejects.toMatchObject(refusal);
      await expect(store.removeCheckpoint(id)).rejects.toMatchObject(refusal);
      expect(readdirSync(folder).sort()).toEqual(['.lock', '.writing']);
    }),
  );

  it.each(['a', 'l2-0.001/seed-10', 'A_b.c-d/e', 'console', 'nullable.json', '0'])('takes the id %s', (id) =>
    withStore(async (store) => {
      await store.writeRun(id, exampleRun());
      expect(await store.readRun(id)).toEqual(exampleRun());
    }),
  );

  it('refuses to write what could not be read back', () =>
    withStore(async (store, folder) => {
      const run = exampleRun();
      const unsealed: RunRecord = { ...run, result: { ...run.result, claim: 'statistical' } };
      const invalid: RunRecord = { ...run, run: { ...run.run, seed: -1 } };
      await expect(store.writeRun(ID, unsealed)).rejects.toMatchObject({
        code: 'record-unsealed',
        kind: 'fault',
        message: 'Expected `result.digest` to be that of the result; seal it last.',
      });
      await expect(store.writeRun(ID, invalid)).rejects.toMatchObject({
        code: 'record-invalid',
        message: 'Expected `run.seed` to be an integer from 0 to 4294967295, received -1.',
      });
      await expect(
        store.writeRun(ID, { ...invalid, observed: { ...run.observed, durationMs: -1 } }),
      ).rejects.toMatchObject({
        code: 'record-invalid',
        message: expect.stringMatching(/^2 faults in the record of a run: Expected `run\.seed`/u),
      });
      expect(existsSync(join(folder, 'runs'))).toBe(false);
    }));
});

describe('a folder that can not be written', () => {
  it('is refused when a file is in the way, and nothing is lost', () =>
    withStore(async (store, folder) => {
      await store.writeFile('runs', 'a file');
      await expect(store.writeRun(ID, exampleRun())).rejects.toMatchObject({
        code: 'folder-unwritable',
        message: expect.stringMatching(
          `Expected a folder that can be written to for runs/${ID}\\.json at .*, received a file (?:of that name|where a folder should be)`,
        ),
      });
      mkdirSync(join(folder, 'taken.json'));
      await expect(store.writeFile('taken.json', 'x')).rejects.toMatchObject({ code: 'folder-unwritable' });
      expect(readdirSync(join(folder, '.writing'))).toEqual(['owner']);
      expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('a file');
    }));
});
