import { readFile, stat } from 'node:fs/promises';
import { SameseedError } from '../base/errors.ts';
import { findJsonFault } from './json-fault.ts';
import { assertWithinLimits } from './json-limits.ts';

const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** What to do about a file that can't be read, as the end of a sentence. */
export interface Cures {
  readonly missing: string;
  readonly malformed: string;
}

const ARTIFACT_CURES: Cures = {
  missing: 'Check the path, or let the sweep end first: sameseed run --resume.',
  malformed: 'restore the file, or run again',
};

/**
 * Value in a JSON file in UTF-8 of at most 16 MiB, a hundred times the record of a long run; whoever wrote it.
 *
 * @throws {SameseedError} `artifact-missing`, `artifact-unreadable`, `artifact-too-large`, or `artifact-malformed` with
 *   line and column of the fault, or as {@link assertWithinLimits} throws it.
 */
export async function readJsonFile(path: string, cures: Cures = ARTIFACT_CURES): Promise<unknown> {
  const bytes = await readBytes(path, cures);
  const text = decode(bytes, path);
  try {
    assertWithinLimits(text, { path, cure: cures.malformed });
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof SameseedError ? error : malformed(error, text, { path, cures });
  }
}

async function readBytes(path: string, { missing }: Cures): Promise<Uint8Array> {
  try {
    const entry = await stat(path);
    // a pipe or a device would be read for ever
    if (!entry.isFile()) throw unreadable(path, entry.isDirectory() ? 'EISDIR' : 'no regular file');
    const { size } = entry;
    if (size > MAX_FILE_BYTES) {
      throw new SameseedError(
        'artifact-too-large',
        `Expected at most ${MAX_FILE_BYTES} bytes in ${path}, received ${size}; it is no artifact of sameseed.`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof SameseedError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new SameseedError('artifact-missing', `Missing ${path}. ${missing}`, { cause: error });
    }
    throw unreadable(path, code, error);
  }
}

function unreadable(path: string, received: string, cause?: unknown): SameseedError {
  return new SameseedError(
    'artifact-unreadable',
    `Expected a file that can be read at ${path}, received ${received}.`,
    { cause },
  );
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SameseedError('artifact-malformed', `Expected text in UTF-8 in ${path}, received other bytes.`, {
      cause: error,
    });
  }
}

interface Place {
  readonly path: string;
  readonly cures: Cures;
}

function malformed(error: unknown, text: string, { path, cures }: Place): SameseedError {
  return new SameseedError(
    'artifact-malformed',
    `Expected JSON in ${path}, received ${findJsonFault(text)}; ${cures.malformed}.`,
    { cause: error },
  );
}
