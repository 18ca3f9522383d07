import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/artifact/store.ts';
import { startFolderChild } from '../support/folder-child.ts';
import { temporaryFolder } from '../support/temporary.ts';

const isWindows = process.platform === 'win32';

/** A real disk of 256 KB, or undefined where none may be mounted. */
function mountSmallDisk(): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

describe('a disk that runs full (a tmpfs, where one may be mounted)', () => {
  it('keeps the old file, though the system takes a part of the new one without an error', async ({ skip }) => {
    const disk = mountSmallDisk() ?? skip('no tmpfs may be mounted here');
    const folder = join(disk, 'out');
    const store = await openStore(folder);
    await store.writeFile('a.json', 'old');
    for (const content of ['x'.repeat(1_000_000), new Uint8Array(1_000_000)]) {
      await expect(store.writeFile('a.json', content)).rejects.toMatchObject({
        code: 'disk-full',
        message: `Expected room for a.json (1000000 bytes) in ${folder}, received ENOSPC: the disk or quota is full. All files written before are kept, whole; free some space and go on with --resume.`,
      });
    }
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('old');
    await store.writeFile('a.json', 'new');
    await store.close();
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(statSync(join(folder, 'a.json')).size).toBe(3);
  });

  it('is told at once when it is full from the start', async ({ skip }) => {
    const disk = mountSmallDisk() ?? skip('no tmpfs may be mounted here');
    expect(() => writeFileSync(join(disk, 'filler'), new Uint8Array(1_000_000))).toThrow('ENOSPC');
    await expect(openStore(disk)).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining(`Expected room for a new folder in ${disk}, received ENOSPC`),
    });
  });
});

describe('a disk that is full for one program (by its limit on files)', () => {
  it.skipIf(isWindows)('loses and halves nothing', async () => {
    const folder = temporaryFolder();
    const child = startFolderChild('overfill', folder, { fileBlocks: 64 });
    expect(await child.next()).toEqual({ open: true });
    expect(await child.next()).toEqual({
      code: 'disk-full',
      message: `Expected room for runs/old.json (8000000 bytes) in ${folder}, received EFBIG: the disk or quota is full. All files written before are kept, whole; free some space and go on with --resume.`,
    });
    expect(await child.next()).toMatchObject({ code: 'disk-full' });
    expect(await child.next()).toEqual({ end: true });
    expect(readdirSync(folder)).toEqual(['runs']);
    expect(readdirSync(join(folder, 'runs')).sort()).toEqual(['kept.json', 'old.json']);
    expect(readFileSync(join(folder, 'runs/old.json'), 'utf8')).toBe('old');
    expect(readFileSync(join(folder, 'runs/kept.json'), 'utf8')).toBe('kept and changed');
  });
});
