import { mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** How long a lock has to lie untouched before its owner counts as gone, in milliseconds. */
export interface Patience {
  /** For an owner of this machine whose process is gone; its last sign of life is at most a second old. Default 3,000. */
  readonly afterDeathMs: number;
  /** For one on another machine, which can't be asked, and whose disk may show old times for a minute. Default 65,000. */
  readonly elsewhereMs: number;
}

const PATIENCE: Patience = { afterDeathMs: 3000, elsewhereMs: 65_000 };
// Long, since drawing a figure may keep a living program from its timers for seconds.
const STALE_MS = 30_000;
// Ages are never judged by the package: it compares clocks, and those of two machines may differ by hours.
const NEVER_MS = 2 ** 50;
const LOOK_MS = 500;

/**
 * Takes a folder for this program alone, and makes it if need be; removes what a killed program left unfinished. The
 * folder of a program that was killed is free after three seconds, on another machine after 65, which this waits for:
 * it watches for signs of life, and compares no clocks of two machines.
 *
 * @throws {SameseedError} `folder-busy` when a living program writes it, `folder-unwritable`, `disk-full`.
 */
export async function lockFolder(folder: string, patience: Patience = PATIENCE): Promise<FolderLock> {
  const workFolder = join(folder, '.writing');
  const owner = ownerOf(folder);
  let isLost = false;
  const options: LockOptions = {
    lockfilePath: lockOf(folder),
    stale: NEVER_MS,
    update: 1000,
    onCompromised: () => {
      isLost = true;
    },
  };
  try {
    await makeFolder(folder);
    const unlock = await lock(folder, options).catch(async (error: unknown) => {
      if (!isLocked(error)) throw error;
      if (await isAbandoned(folder, patience)) await rmdir(lockOf(folder)).catch(() => undefined);
      return lock(folder, options);
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
  if (await isFolderHeld(folder)) throw busy(folder, await readOwner(ownerOf(folder)));
}

/** Whether a living program holds a folder; takes up to three seconds where clocks of two machines differ. */
export async function isFolderHeld(folder: string): Promise<boolean> {
  const touched = await touchedAt(folder);
  if (touched === undefined) return false;
  const state = stateOf(await readOwner(ownerOf(folder)));
  if (state === 'dead') return false;
  if (Math.abs(Date.now() - touched) < STALE_MS) return true;
  return state === 'elsewhere' && !(await isUntouched(folder, PATIENCE.afterDeathMs));
}

/** Whether the owner of a lock is gone, which takes time to be sure of. */
async function isAbandoned(folder: string, { afterDeathMs, elsewhereMs }: Patience): Promise<boolean> {
  const state = stateOf(await readOwner(ownerOf(folder)));
  if (state === 'elsewhere') return isUntouched(folder, elsewhereMs);
  const touched = (await touchedAt(folder)) ?? 0;
  // a process of this number may be another one, and an owner that can't be read may never have been written
  return (state === 'dead' || Date.now() - touched > STALE_MS) && isUntouched(folder, afterDeathMs);
}

/** Whether a lock lies there for so long without a sign of life. */
async function isUntouched(folder: string, durationMs: number): Promise<boolean> {
  const first = await touchedAt(folder);
  const end = performance.now() + durationMs;
  while (performance.now() < end) {
    await sleep(Math.min(LOOK_MS, durationMs));
    if ((await touchedAt(folder)) !== first) return false;
  }
  return true;
}

/** When a lock was touched last, by the clock of its owner, in milliseconds since 1970; undefined where there is none. */
async function touchedAt(folder: string): Promise<number | undefined> {
  return stat(lockOf(folder)).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

function lockOf(folder: string): string {
  return join(folder, '.lock');
}

function ownerOf(folder: string): string {
  return join(folder, '.writing', 'owner');
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
