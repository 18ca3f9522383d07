import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock, type LockOptions } from 'proper-lockfile';
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

/**
 * Takes a folder for this program alone, and makes it if need be; removes what a killed program left unfinished. The
 * folder of a program that was killed is free after three seconds, which this waits for.
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
      if (!isLocked(error) || isAlive(await readPid(owner))) throw error;
      return lock(folder, { ...options, stale: STALE_AFTER_DEATH_MS, retries: WAIT_FOR_STALE });
    });
    try {
      await rm(workFolder, { recursive: true, force: true });
      await mkdir(workFolder);
      await writeFile(owner, String(process.pid));
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
    throw isLocked(error) ? busy(folder, await readPid(owner)) : explainWriteFault(error, { folder });
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}

async function readPid(owner: string): Promise<number | undefined> {
  const text = await readFile(owner, 'utf8').catch(() => '');
  return /^[1-9]\d*$/u.test(text) ? Number(text) : undefined;
}

function isAlive(pid: number | undefined): boolean {
  // An owner that can't be read has only just begun.
  if (pid === undefined) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be signalled, but lives.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function busy(folder: string, pid: number | undefined): SameseedError {
  const owner = pid === undefined ? 'another program' : `process ${pid}`;
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
