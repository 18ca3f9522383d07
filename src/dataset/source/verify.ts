import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Digest } from '../../base/digest.ts';
import { SameseedError } from '../../base/errors.ts';
import { findByDigest } from '../catalogue.ts';
import type { FileOnDisk } from './find.ts';
import type { SourceSettings } from './settings.ts';

/** What a look at one file of a data set found. */
export interface CheckedFile {
  /** Name of the file, without `.gz`. */
  readonly name: string;
  /** Where it is, or where it should be. */
  readonly path: string;
  readonly state: 'right' | 'wrong' | 'missing';
  /** SHA-256 that it should have. */
  readonly expected: Digest;
  /** SHA-256 that it has; absent when it is missing. */
  readonly found?: Digest;
}

/**
 * Reads a file of a data set, uncompressed.
 *
 * @throws {SameseedError} `data-damaged` naming file, expected and found digest; `data-other-set` when the file belongs to
 *   another data set of the catalogue; `data-unreadable` when the system refuses to read it.
 */
export async function readVerified(onDisk: FileOnDisk, settings: SourceSettings): Promise<Uint8Array> {
  const bytes = await readBytes(onDisk.path);
  const found = sha256(bytes);
  const expected = expectedDigest(onDisk);
  if (found === expected) return onDisk.form === 'compressed' ? promisify(gunzip)(bytes) : bytes;
  const { catalogue, entry, given } = settings;
  const other = findByDigest(catalogue, found);
  if (other !== undefined && other !== entry) {
    throw new SameseedError(
      'data-other-set',
      `${dirname(onDisk.path)} holds ${other.title}, not ${entry.title}. Name a folder with the files of ${entry.title}.`,
    );
  }
  const cure = given
    ? `Put the right file there, or leave ${given.by} out to have it fetched.`
    : 'Run sameseed data fetch to replace it.';
  throw damaged({ path: onDisk.path, expected, found, cure });
}

/** Compares a file with the digest that it should have. */
export async function checkFile(onDisk: FileOnDisk): Promise<CheckedFile> {
  const report = { name: onDisk.file.name, path: onDisk.path, expected: expectedDigest(onDisk) };
  if (onDisk.form === 'absent') return { ...report, state: 'missing' };
  const found = sha256(await readBytes(onDisk.path));
  return { ...report, state: found === report.expected ? 'right' : 'wrong', found };
}

/** The error for bytes that are not the catalogued ones. */
export function damaged(about: { path: string; expected: Digest; found: Digest; cure: string }): SameseedError {
  const { path, expected, found, cure } = about;
  return new SameseedError('data-damaged', `Expected ${path} to have SHA-256 ${expected}, received ${found}. ${cure}`);
}

function expectedDigest({ file, form }: FileOnDisk): Digest {
  return form === 'uncompressed' ? file.contentDigest : file.gzDigest;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SameseedError('data-unreadable', `Expected to read ${path}, received ${reason}.`, { cause });
  }
}

function sha256(bytes: Uint8Array): Digest {
  return createHash('sha256').update(bytes).digest('hex');
}
