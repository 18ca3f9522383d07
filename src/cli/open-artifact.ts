import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Records, readRecords, readRunRecord } from '../artifact/read.ts';
import type { RunRecord } from '../artifact/record.ts';

/** What a path on the command line holds. */
export type Artifact =
  | { readonly kind: 'run'; readonly record: RunRecord }
  | { readonly kind: 'sweep'; readonly records: Records };

/**
 * Opens the folder of a sweep, its `summary.json`, or the file of one run.
 *
 * @throws {SameseedError} as `readRecords` and `readRunRecord` do.
 */
export async function openArtifact(path: string): Promise<Artifact> {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (isFolder) return { kind: 'sweep', records: await readRecords(path) };
  if (basename(path) === 'summary.json') return { kind: 'sweep', records: await readRecords(dirname(path)) };
  return { kind: 'run', record: await readRunRecord(path) };
}
