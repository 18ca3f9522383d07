import { readFile, stat } from 'node:fs/promises';
import { SameseedError } from '../base/errors.ts';
import { findJsonFault } from './json-fault.ts';

const MAX_FILE_BYTES = 16 * 1024 * 1024;

/**
 * Value in a JSON file in UTF-8 of at most 16 MiB, a hundred times the record of a long run.
 *
 * @throws {SameseedError} `artifact-missing`, `artifact-unreadable`, `artifact-too-large`, or `artifact-malformed` with
 *   line and column of the fault.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readBytes(path);
  const text = decode(bytes, path);
  try {
    return JSON.parse(text, refuseLostKey);
  } catch (error) {
    throw malformed(error, text, path);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
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
      throw new SameseedError(
        'artifact-missing',
        `Missing ${path}. Check the path, or let the sweep end first: sameseed run --resume.`,
        { cause: error },
      );
    }
    throw new SameseedError('artifact-unreadable', `Expected a file that can be read at ${path}, received ${code}.`, {
      cause: error,
    });
  }
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

// zod drops this key without a word: what was read would not be what was written.
function refuseLostKey(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new TypeError('the key __proto__');
  return value;
}

function malformed(error: unknown, text: string, path: string): SameseedError {
  const received =
    error instanceof SyntaxError
      ? findJsonFault(text)
      : error instanceof RangeError
        ? 'values nested thousands deep'
        : 'the key __proto__';
  return new SameseedError(
    'artifact-malformed',
    `Expected JSON in ${path}, received ${received}; restore the file, or run again.`,
    { cause: error },
  );
}
