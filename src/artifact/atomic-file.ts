import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** What is written, where to, and under which name of the same disk until it is complete. */
export interface AtomicWrite {
  readonly path: string;
  readonly temporary: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes a file so that its name always stands for the old content or the new, never a part of either: all bytes to a
 * temporary name, flushed to the disk, renamed.
 *
 * The package `write-file-atomic` 6.0.0 takes a short write, as a nearly full disk answers it, for the whole file.
 */
export async function writeAtomically({ path, temporary, content }: AtomicWrite): Promise<void> {
  try {
    await makeFolder(dirname(path));
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    // Another program may have taken the empty folder away in the meantime.
    await rename(temporary, path).catch(async () => {
      await makeFolder(dirname(path));
      await rename(temporary, path);
    });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
