import { prettyJson } from '../base/canonical-json.ts';
import { readRunRecord } from './read.ts';
import type { RunRecord } from './record.ts';
import { gistOf, type RecordGist } from './record-gist.ts';
import { cutRecord, readObserved, readSeeds } from './record-text.ts';
import { openResultPattern, type ResultPattern } from './result-pattern.ts';
import { openSmallFiles } from './small-file.ts';

/** A record that was looked at. */
export interface ReadGist {
  readonly gist: RecordGist;
  /** All of it, where all of it was read. */
  readonly record?: RunRecord;
}

/** Reads many records of one sweep. */
export interface RecordReader {
  /** The gist of the record in a file. @throws {SameseedError} as {@link readRunRecord} does, for the same files. */
  read(path: string): Promise<ReadGist>;
}

const MOST_PATTERNS = 16;

/**
 * Opens a reader that remembers what it has proved. The first record of a treatment is read as `readRunRecord` reads it.
 * In those like it, written as this program writes them, only seeds, numbers and digests may differ, letter for letter:
 * these are read and proved, and the rest is known to be right. A fifth of the work, and the same answers.
 */
export function openRecordReader(): RecordReader {
  const files = openSmallFiles();
  const provenances = new Map<string, RunRecord['provenance']>();
  const descriptions = new Set<string>();
  const patterns: ResultPattern[] = [];

  const recall = (path: string): ReadGist | undefined => {
    const text = files.read(path);
    const parts = text === undefined ? undefined : cutRecord(text);
    const provenance = parts && provenances.get(parts.provenance);
    const observed = parts && readObserved(parts.head);
    if (parts === undefined || provenance === undefined || observed === undefined) return undefined;
    const run = readSeeds(parts.run);
    if (!descriptions.has(run.description) || !run.seeds.split(' ').every((seed) => Number(seed) < 2 ** 32))
      return undefined;
    for (const pattern of patterns) {
      const result = pattern.read(parts.result);
      if (result !== undefined) return { gist: { ...result, ...observed, ...run, provenance } };
    }
    return undefined;
  };

  const learn = async (path: string): Promise<ReadGist> => {
    const record = await readRunRecord(path);
    const text = prettyJson(record);
    const gist = gistOf(record, text);
    // what is written otherwise, in other letters than ASCII too, or was changed between two looks, teaches nothing
    const parts = text === files.read(path) ? cutRecord(text) : undefined;
    if (parts === undefined) return { gist, record };
    const provenance = provenances.get(parts.provenance) ?? record.provenance;
    provenances.set(parts.provenance, provenance);
    descriptions.add(gist.description);
    const isNew = patterns.every((pattern) => pattern.read(parts.result) === undefined);
    if (isNew && patterns.length < MOST_PATTERNS) patterns.push(openResultPattern(parts.result, record.result.claim));
    return { gist: { ...gist, provenance }, record };
  };

  return {
    async read(path) {
      return recall(path) ?? learn(path);
    },
  };
}
