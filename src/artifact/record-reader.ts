import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import { isRightResult } from './known-result.ts';
import { readRunRecord } from './read.ts';
import { type RunRecord, runRecordSchema } from './record.ts';
import { openSmallFiles } from './small-file.ts';

/** A record, and what many of one sweep have in common. */
export interface ReadRecord {
  /** Its provenance is one object for all that have the same. */
  readonly record: RunRecord;
  /** Text of what was trained but for its seeds: equal for the replicates of a treatment. */
  readonly description: string;
}

/** Reads many records of one sweep. */
export interface RecordReader {
  /** The record in a file. @throws {SameseedError} as {@link readRunRecord} does, for the same files. */
  read(path: string): Promise<ReadRecord>;
}

const KEYS = 'kind,observed,provenance,result,run,schemaVersion';
const OBSERVED_KEYS = 'durationMs,epochDurationsMs,peakMemoryBytes,startedAt';
const SEED_KEYS = 'init,shuffle,split';
const LARGEST_SEED = 2 ** 32 - 1;

/**
 * Opens a reader that remembers what it has checked. The first record of a treatment is read as `readRunRecord` reads it.
 * Those like it, written as this program writes them, are then compared with it as text, and only their seeds, numbers
 * and digests are checked: a fifth of the work, and the same answers.
 */
export function openRecordReader(): RecordReader {
  const files = openSmallFiles();
  const provenances = new Map<string, RunRecord['provenance']>();
  const descriptions = new Set<string>();
  const tensors = new Set<string>();

  const learn = (path: string, record: RunRecord): ReadRecord => {
    const value = parseOwn(files.read(path));
    // a file that was changed between two looks teaches nothing
    if (value === undefined || canonicalJson(value) !== canonicalJson(record)) {
      return { record, description: describe(record) };
    }
    const text = JSON.stringify(value.provenance);
    const provenance = provenances.get(text) ?? record.provenance;
    provenances.set(text, provenance);
    for (const digests of [value.result.initialDigests, ...value.result.epochs.map((epoch) => epoch.digests)]) {
      const names = Object.keys(digests);
      if (String(names.toSorted()) === String(names)) tensors.add(names.join('\n'));
    }
    const description = describe(value);
    descriptions.add(description);
    return { record: { ...record, provenance }, description };
  };

  const recall = (path: string): ReadRecord | undefined => {
    const value = parseOwn(files.read(path));
    if (value === undefined || !isRightObserved(value) || !hasSeeds(value)) return undefined;
    const provenance = provenances.get(JSON.stringify(value.provenance));
    const description = describe(value);
    if (provenance === undefined || !descriptions.has(description)) return undefined;
    const { claim, digest, epochs, initialDigests } = value.result;
    if (!isRightResult(value.result, tensors)) return undefined;
    // keys stand in their order here, so this is the canonical text
    const content = JSON.stringify({ claim, epochs, initialDigests });
    if (createHash('sha256').update(content).digest('hex') !== digest) return undefined;
    return { record: { ...value, provenance }, description };
  };

  return {
    async read(path) {
      return recall(path) ?? learn(path, await readRunRecord(path));
    },
  };
}

/** The value of a text that is exactly as this program writes a record, key for key; not yet known to be right. */
function parseOwn(text: string | undefined): RunRecord | undefined {
  if (text === undefined || text.includes('\\') || text.includes('__proto__')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // keys that come twice, other spellings of numbers and white space are gone in this text
    if (`${JSON.stringify(value, null, 2)}\n` !== text) return undefined;
    return isOutwardlyRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOutwardlyRecord(value: unknown): value is RunRecord {
  if (typeof value !== 'object' || value === null || String(Object.keys(value)) !== KEYS) return false;
  const { kind, schemaVersion, run, result, provenance, observed }: Record<string, unknown> = { ...value };
  if (kind !== runRecordSchema.shape.kind.value || schemaVersion !== runRecordSchema.shape.schemaVersion.value) {
    return false;
  }
  return [run, result, provenance, observed].every((part) => typeof part === 'object' && part !== null);
}

/** What was trained as text, with nothing in the place of its seeds. */
function describe({ run }: RunRecord): string {
  const { config } = run;
  return JSON.stringify({ ...run, seed: 0, config: { ...config, seeds: 0 } });
}

function hasSeeds({ run: { seed, config } }: RunRecord): boolean {
  const { seeds }: { seeds?: unknown } = config ?? {};
  if (typeof seeds !== 'object' || seeds === null || String(Object.keys(seeds)) !== SEED_KEYS) return false;
  return [seed, ...Object.values(seeds)].every(
    (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_SEED,
  );
}

function isRightObserved({ observed }: RunRecord): boolean {
  const { durationMs, epochDurationsMs, peakMemoryBytes, startedAt } = observed;
  return (
    String(Object.keys(observed)) === OBSERVED_KEYS &&
    typeof startedAt === 'string' &&
    startedAt.length <= 500 &&
    !startedAt.includes('\n') &&
    isDuration(durationMs) &&
    isDuration(peakMemoryBytes) &&
    Number.isSafeInteger(peakMemoryBytes) &&
    Array.isArray(epochDurationsMs) &&
    epochDurationsMs.every(isDuration)
  );
}

function isDuration(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}
