import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a text so that its name stands for the old content or the new, never a part of either, and without promises;
 * makes the folders above it. One writer at a time.
 */
export function writeFileWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Makes a folder and those above it, where they are not. */
export function makeFolderAtOnce(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolderAtOnce(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // another worker may have been quicker
    if (!existsSync(path)) throw error;
  }
}
