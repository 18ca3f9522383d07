import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readRecords, type Records } from '../artifact/read.ts';
import type { DatasetName } from '../dataset/dataset.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** Which reference is meant. */
export interface ReferenceKey {
  readonly experiment: string;
  readonly dataset: DatasetName;
}

/** Records of the committed reference, or undefined when there is none. */
export async function readReference({ experiment, dataset }: ReferenceKey): Promise<Records | undefined> {
  const folder = new URL(`artifacts/reference/${experiment}/${dataset}/`, PACKAGE_ROOT);
  return existsSync(new URL('summary.json', folder)) ? readRecords(fileURLToPath(folder)) : undefined;
}
