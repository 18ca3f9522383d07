import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { assertFolderFree, isFolderHeld, lockFolder } from '../../src/artifact/folder-lock.ts';
import { startFolderChild } from '../support/folder-child.ts';
import { temporaryFolder } from '../support/temporary.ts';

const isWindows = process.platform === 'win32';
/** Larger than any process id that a system gives. */
const NOBODY = '2147483646';

/** A lock as a program leaves it that writes this into the file of its owner; its sign of life is of now. */
function leaveLock(folder: string, owner: string): void {
  mkdirSync(join(folder, '.lock'));
  mkdirSync(join(folder, '.writing'));
  writeFileSync(join(folder, '.writing', 'owner'), owner);
}

/** A lock as a program on another machine leaves it. */
function lockElsewhere(folder: string): void {
  leaveLock(folder, '1 some-other-node');
}

/** Gives a lock the sign of life of a clock that is so many seconds ahead. */
function touch(folder: string, seconds: number): void {
  const time = Date.now() / 1000 + seconds;
  utimesSync(join(folder, '.lock'), time, time);
}

describe.concurrent('a locked folder', { timeout: 30_000 }, () => {
  it('is refused to a second program, which is told who holds it', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    const child = startFolderChild('hold', folder, { atEnd: onTestFinished });
    await child.next();
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'folder-busy',
      kind: 'input',
      message: `Expected a folder that no other program writes, received ${folder}, which process ${child.pid} holds; wait for it, stop it, or choose another with --out.`,
    });
  });

  it('is refused to the same program', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    const held = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-busy' });
    await held.release();
  });

  it('is free, and empty again, after release', async ({ expect, onTestFinished }) => {
    const folder = join(temporaryFolder(onTestFinished), 'made', 'on the way');
    await (await lockFolder(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
    await (await lockFolder(folder)).release();
  });

  it.skipIf(isWindows)('is free at once when its program was told to end', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    const child = startFolderChild('hold', folder, { atEnd: onTestFinished });
    await child.next();
    await child.kill('SIGTERM');
    const startedMs = performance.now();
    await (await lockFolder(folder)).release();
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });

  it('is taken over from a killed program within seconds, without what that left', async ({
    expect,
    onTestFinished,
  }) => {
    const folder = temporaryFolder(onTestFinished);
    const child = startFolderChild('hold', folder, { atEnd: onTestFinished });
    await child.next();
    await child.kill('SIGKILL');
    writeFileSync(join(folder, '.writing', '7'), 'half of a fi');
    const held = await lockFolder(folder);
    expect(readdirSync(held.workFolder)).toEqual(['owner']);
    await held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not taken from a program of another machine, whose process nobody here knows', async ({
    expect,
    onTestFinished,
  }) => {
    const folder = temporaryFolder(onTestFinished);
    const child = startFolderChild('hold', folder, { atEnd: onTestFinished });
    await child.next();
    writeFileSync(join(folder, '.writing', 'owner'), `${NOBODY} ${hostname()}`);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'folder-busy',
      message: expect.stringContaining(`which process ${NOBODY} holds`),
    });
  });

  it('is known to be lost when another program has taken it over', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    const held = await lockFolder(folder);
    held.assertHeld();
    rmdirSync(join(folder, '.lock'));
    await sleep(1500);
    expect(() => held.assertHeld()).toThrow(
      expect.objectContaining({
        code: 'folder-lost',
        message: `Expected to hold ${folder} to the end, but another program took it over while this one stood still; start again with --resume when it is free.`,
      }),
    );
    mkdirSync(join(folder, '.lock'));
    await held.release();
    expect(existsSync(join(folder, '.lock'))).toBe(true);
  });

  it('is free after release when its folder for unfinished files is gone', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    const held = await lockFolder(folder);
    rmSync(held.workFolder, { recursive: true });
    await held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(!existsSync('/proc/self'))('is refused at once where no lock can be made', async ({ expect }) => {
    const minute = { afterDeathMs: 60_000, elsewhereMs: 60_000 };
    await expect(lockFolder('/proc/self', minute)).rejects.toMatchObject({
      code: 'folder-unwritable',
      message: expect.stringContaining('at /proc/self, received ENOENT; change its permissions'),
    });
  });

  it('can not be a file', async ({ expect, onTestFinished }) => {
    const file = join(temporaryFolder(onTestFinished), 'file');
    writeFileSync(file, '');
    await expect(lockFolder(file)).rejects.toMatchObject({
      code: 'folder-unwritable',
      message: `Expected a folder that can be written to at ${file}, received a file of that name (EEXIST); change its permissions, or choose another with --out.`,
    });
    await expect(lockFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'folder-unwritable' });
  });
});

describe.concurrent('a lock that nobody touches', { timeout: 30_000 }, () => {
  const patience = { afterDeathMs: 100, elsewhereMs: 100 };
  const ours = `${process.pid} ${hostname()}`;

  const unreadable = ['', 'x', '1', '1 ', '0 node', '-1 node', 'x 1 node', ' 1 node', '1 node\nand more'];
  it.for(unreadable)('is held by some program where its owner is %j', async (owner, { expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    leaveLock(folder, owner);
    await expect(assertFolderFree(folder)).rejects.toMatchObject({
      code: 'folder-busy',
      message: `Expected a folder that no other program writes, received ${folder}, which another program holds; wait for it, stop it, or choose another with --out.`,
    });
  });

  it('is held where its owner has yet to write who it is', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    mkdirSync(join(folder, '.lock'));
    expect(await isFolderHeld(folder)).toBe(true);
    await expect(lockFolder(folder, patience)).rejects.toMatchObject({
      message: expect.stringContaining('which another program holds'),
    });
  });

  it('is free where its owner is dead', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    leaveLock(folder, `${NOBODY} ${hostname()}`);
    expect(await isFolderHeld(folder)).toBe(false);
    await assertFolderFree(folder);
  });

  it('is held where nobody can say whether its owner lives', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    leaveLock(folder, `99999999999 ${hostname()}`);
    expect(await isFolderHeld(folder)).toBe(true);
  });

  it('is not taken from a living owner that was seen just now', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    leaveLock(folder, ours);
    await expect(lockFolder(folder, patience)).rejects.toMatchObject({ code: 'folder-busy' });
  });

  it.for([ours, ''])(
    'is free, and taken over, after an hour, though its owner %j may live',
    async (owner, { expect, onTestFinished }) => {
      const folder = temporaryFolder(onTestFinished);
      leaveLock(folder, owner);
      touch(folder, -3600);
      // looked at for three seconds only where clocks may differ
      const startedMs = performance.now();
      expect(await isFolderHeld(folder)).toBe(false);
      expect(performance.now() - startedMs).toBeLessThan(2000);
      await (await lockFolder(folder, patience)).release();
    },
  );

  it('is none where only the file of its owner is left, which is known at once', async ({ expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    lockElsewhere(folder);
    rmdirSync(join(folder, '.lock'));
    const startedMs = performance.now();
    expect(await isFolderHeld(folder)).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });
});

describe.concurrent('a folder locked on another machine, whose clock is', { timeout: 30_000 }, () => {
  const patience = { afterDeathMs: 200, elsewhereMs: 2500 };
  const clocks: readonly (readonly [string, number])[] = [
    ['right', 0],
    ['an hour behind', -3600],
    ['an hour ahead', 3600],
  ];

  it.for(clocks)(
    '%s: is refused as soon as its owner gives a sign of life',
    async ([, seconds], { expect, onTestFinished }) => {
      const folder = temporaryFolder(onTestFinished);
      lockElsewhere(folder);
      touch(folder, seconds);
      const life = setInterval(() => touch(folder, seconds), 500);
      onTestFinished(() => clearInterval(life));
      expect(await isFolderHeld(folder)).toBe(true);
      await expect(lockFolder(folder)).rejects.toMatchObject({
        code: 'folder-busy',
        message: expect.stringContaining('which process 1 on some-other-node holds'),
      });
    },
  );

  it.for(clocks)('%s: is taken over once its owner is gone', async ([, seconds], { expect, onTestFinished }) => {
    const folder = temporaryFolder(onTestFinished);
    lockElsewhere(folder);
    touch(folder, seconds);
    // a lock that was touched just now by a right clock counts as held, until it is watched
    expect(await isFolderHeld(folder)).toBe(seconds === 0);
    await (await lockFolder(folder, patience)).release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
