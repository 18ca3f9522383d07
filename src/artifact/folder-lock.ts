import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { check, lock, type LockOptions } from 'proper-lockfile';
import { SameseedError } from '../base/errors.ts';
import { explainWriteFault } from './write-fault.ts';
import { makeFolder } from './make-folder.ts';

/** The right to write a folder. */
export interface FolderLock {
  /** Folder for unfinished files, on the same disk; empty at the start, gone after `release`. */
  readonly workFolder: string;
  /** @throws {SameseedError} `folder-lost` when another program took the folder over, after this one stood still. */
  assertHeld(): void;
  release(): Promise<void>;
}

// Long, since drawing a figure may keep a living program from its timers for seconds.
const STALE_MS = 30_000;
// For an owner whose process is gone: it gave its last sign of life at most a second before.
const STALE_AFTER_DEATH_MS = 3000;
const WAIT_FOR_STALE = { retries: 8, minTimeout: 500, maxTimeout: 500 };
// An owner on another machine, which shares the disk, can't be asked.
const WAIT_FOR_OTHER_MACHINE = { retries: 35, minTimeout: 1000, maxTimeout: 1000 };

/**
 * Takes a folder for this program alone, and makes it if need be; removes what a killed program left unfinished. The
 * folder of a program that was killed is free after three seconds, on another machine after thirty, which this waits for.
 *
 * @throws {SameseedError} `folder-busy` when a living program writes it, `folder-unwritable`, `disk-full`.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const workFolder = join(folder, '.writing');
  const owner = join(workFolder, 'owner');
  let isLost = false;
  const options: LockOptions = {
    lockfilePath: join(folder, '.lock'),
    stale: STALE_MS,
    update: 1000,
    onCompromised: () => {
      isLost = true;
    },
  };
  try {
    await makeFolder(folder);
    const unlock = await lock(folder, options).catch(async (error: unknown) => {
      const state = isLocked(error) ? stateOf(await readOwner(owner)) : 'alive';
      if (state === 'alive') throw error;
      if (state === 'elsewhere') return lock(folder, { ...options, retries: WAIT_FOR_OTHER_MACHINE });
      return lock(folder, { ...options, stale: STALE_AFTER_DEATH_MS, retries: WAIT_FOR_STALE });
    });
    try {
      await rm(workFolder, { recursive: true, force: true });
      await mkdir(workFolder);
      await writeFile(owner, `${process.pid} ${hostname()}`);
    } catch (error) {
      await unlock();
      throw error;
    }
    return {
      workFolder,
      assertHeld: () => {
        if (isLost) throw lost(folder);
      },
      release: async () => {
        if (isLost) return;
        await rm(workFolder, { recursive: true, force: true });
        await unlock();
      },
    };
  } catch (error) {
    throw isLocked(error) ? busy(folder, await readOwner(owner)) : explainWriteFault(error, { folder });
  }
}

/** Looks whether a program writes a folder, and takes nothing. @throws {SameseedError} `folder-busy` when one does. */
export async function assertFolderFree(folder: string): Promise<void> {
  const options = { lockfilePath: join(folder, '.lock'), stale: STALE_MS, realpath: false };
  if (!(await check(folder, options).catch(() => false))) return;
  const owner = await readOwner(join(folder, '.writing', 'owner'));
  if (stateOf(owner) !== 'dead') throw busy(folder, owner);
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

async function readOwner(file: string): Promise<Owner | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const found = /^(?<pid>[1-9]\d*) (?<host>.+)$/u.exec(text)?.groups;
  return found && { pid: Number(found['pid']), host: found['host'] };
}

function stateOf(owner: Owner | undefined): 'alive' | 'dead' | 'elsewhere' {
  // An owner that can't be read has only just begun.
  if (owner === undefined) return 'alive';
  if (owner.host !== hostname()) return 'elsewhere';
  try {
    process.kill(owner.pid, 0);
    return 'alive';
  } catch (error) {
    // A process of another user may not be signalled, but lives.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH' ? 'dead' : 'alive';
  }
}

function busy(folder: string, holder: Owner | undefined): SameseedError {
  const place = holder === undefined || holder.host === hostname() ? '' : ` on ${holder.host}`;
  const owner = holder === undefined ? 'another program' : `process ${holder.pid}${place}`;
  return new SameseedError(
    'folder-busy',
    `Expected a folder that no other program writes, received ${folder}, which ${owner} holds; wait for it, stop it, or choose another with --out.`,
  );
}

function lost(folder: string): SameseedError {
  return new SameseedError(
    'folder-lost',
    `Expected to hold ${folder} to the end, but another program took it over while this one stood still; start again with --resume when it is free.`,
  );
}
