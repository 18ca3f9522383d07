import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** What a child of this kind does with the folder that it has opened. */
export type Deed = 'hold' | 'close' | 'writeForever' | 'writeInPlaceForever' | 'overfill';

/** A line that a child said. */
export interface Said {
  readonly open?: true;
  readonly end?: true;
  readonly code?: string;
  readonly message?: string;
}

/** A real second program that writes a folder; killed when the test ends. */
export interface FolderChild {
  readonly pid: number;
  /** Its next line; rejects when there is none. */
  next(): Promise<Said>;
  /** Ends it and waits for that. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** What a child may be started with. */
export interface ChildOptions {
  /** A concurrent test hands in its own. */
  readonly atEnd?: typeof onTestFinished;
  /** User that it runs as; needs root. */
  readonly uid?: number;
  /** Largest file that it may write, in blocks of 512 or 1024 bytes; it meets EFBIG there, as on a full disk. */
  readonly fileBlocks?: number;
}

/** Starts a program that does `deed` in `folder`. */
export function startFolderChild(
  deed: Deed,
  folder: string,
  { uid, fileBlocks, atEnd = onTestFinished }: ChildOptions = {},
): FolderChild {
  const script = fileURLToPath(new URL('folder-child.mjs', import.meta.url));
  const options: SpawnOptions = {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  };
  const child =
    fileBlocks === undefined
      ? spawn(process.execPath, [script, deed, folder], options)
      : spawn(
          'sh',
          ['-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'sh', process.execPath, script, deed, folder],
          options,
        );
  atEnd(() => void child.kill('SIGKILL'));
  const lines = readLines(child);
  return {
    pid: child.pid ?? 0,
    async next() {
      const line = await lines.next();
      if (line.done) throw new Error('the child ended');
      return JSON.parse(line.value);
    },
    async kill(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

function readLines(child: ChildProcess): AsyncIterator<string> {
  if (!child.stdout) throw new Error('the child has no output');
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}
