import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SameseedError } from '../../base/errors.ts';
import { type CataloguedDataset, type CataloguedFile, listFiles } from '../catalogue.ts';
import type { GivenFolder } from './settings.ts';

/** A catalogued file where it should be, whether it is there or not. */
export interface FileOnDisk {
  readonly file: CataloguedFile;
  /** Path of the compressed file, or of the uncompressed one when only that is there. */
  readonly path: string;
  readonly form: 'compressed' | 'uncompressed' | 'absent';
}

/** The four files of a data set in one folder. */
export interface FilesInFolder {
  readonly folder: string;
  readonly files: readonly FileOnDisk[];
}

/** Looks for the files of a data set in one folder, compressed ones first. */
export async function findFiles(folder: string, entry: CataloguedDataset): Promise<FilesInFolder> {
  return { folder, files: await Promise.all(listFiles(entry).map((file) => findFile(folder, file))) };
}

/** Looks for the files of a data set in a folder that the user named: in its subfolder of that name, else in itself. */
export async function findInGiven(given: GivenFolder, entry: CataloguedDataset): Promise<FilesInFolder> {
  const below = await findFiles(join(given.path, entry.name), entry);
  if (countThere(below) === below.files.length) return below;
  const itself = await findFiles(given.path, entry);
  return countThere(below) > countThere(itself) ? below : itself;
}

/** Throws unless all files are there; the message names those that are missing and the folder. */
export function requireAll({ folder, files }: FilesInFolder, entry: CataloguedDataset, given: GivenFolder): void {
  const missing = files.filter(({ form }) => form === 'absent').map(({ file }) => `${file.name}.gz`);
  if (missing.length === 0) return;
  throw new SameseedError(
    'data-folder-incomplete',
    `Missing ${missing.join(', ')} in ${folder}. Put the files of ${entry.title} there, or leave ${given.by} out to have them fetched.`,
  );
}

function countThere({ files }: FilesInFolder): number {
  return files.filter(({ form }) => form !== 'absent').length;
}

/** Looks for one file in a folder, the compressed one first. */
export async function findFile(folder: string, file: CataloguedFile): Promise<FileOnDisk> {
  const path = join(folder, `${file.name}.gz`);
  if (await isFile(path)) return { file, path, form: 'compressed' };
  const bare = join(folder, file.name);
  return (await isFile(bare)) ? { file, path: bare, form: 'uncompressed' } : { file, path, form: 'absent' };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
