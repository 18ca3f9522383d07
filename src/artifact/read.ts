import { join } from 'node:path';
import type { Digest } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/place.ts';
import { parse, z } from '../base/schema.ts';
import { parseFileName } from './file-name.ts';
import { readJsonFile } from './json-file.ts';
import {
  type RunDescription,
  type RunRecord,
  runRecordSchema,
  SCHEMA_VERSION,
  type SummaryRecord,
  summaryRecordSchema,
} from './record.ts';
import { contentDigest, isSealed } from './result.ts';

/** A sweep as its folder holds it. */
export interface Records {
  readonly summary: SummaryRecord;
  /** Record of every run, by run id, in the order of the summary. */
  readonly runs: ReadonlyMap<string, RunRecord>;
}

/**
 * Reads the record of one run and proves its digest.
 *
 * @throws {SameseedError} what {@link readJsonFile} throws; `artifact-newer`, `artifact-version-unknown`,
 *   `artifact-invalid`, or `artifact-altered` when its digest isn't that of its content.
 */
export async function readRunRecord(path: string): Promise<RunRecord> {
  return readSealed(path, runRecordSchema);
}

/** Reads the summary of a sweep and proves its digest; throws as {@link readRunRecord} does. */
export async function readSummaryRecord(path: string): Promise<SummaryRecord> {
  return readSealed(path, summaryRecordSchema);
}

/**
 * Reads `summary.json` and every run that it names, and proves that they belong together.
 *
 * @throws {SameseedError} as {@link readRunRecord} does; `artifact-altered` also when a run's digest isn't the one that
 *   the summary has, or a file holds another run than its name says.
 */
export async function readRecords(folder: string): Promise<Records> {
  const summary = await readSummaryRecord(join(folder, 'summary.json'));
  const runs = new Map<string, RunRecord>();
  for (const [id, digest] of Object.entries(summary.result.runs)) {
    const path = runPath(folder, id);
    const record = await readRunRecord(path);
    if (runId(record.run) !== id) throw altered(path, { field: '`run`', expected: id, received: runId(record.run) });
    if (record.result.digest !== digest) {
      throw altered(path, { field: '`result.digest`', expected: digest, received: record.result.digest });
    }
    runs.set(id, record);
  }
  return { summary, runs };
}

/** Id of a run within its sweep: `<part>/<treatment>/seed-<n>`. */
export function runId({ part, treatment, seed }: Pick<RunDescription, 'part' | 'treatment' | 'seed'>): string {
  return `${part}/${treatment}/seed-${seed}`;
}

/** Path of a run's record below the folder of its sweep. */
export function runPath(folder: string, id: string): string {
  return join(folder, 'runs', `${parseFileName(id)}.json`);
}

async function readSealed<Output extends RunRecord | SummaryRecord>(
  file: string,
  schema: z.ZodObject<{ kind: z.ZodLiteral<'run' | 'summary'> }> & z.ZodType<Output>,
): Promise<Output> {
  const value = await readJsonFile(file);
  assertKnownVersion(value, file);
  const about = { code: 'artifact-invalid', subject: 'artifact', file };
  parse(z.looseObject({ kind: schema.shape.kind }), value, about);
  const record: Output = parse(schema, value, about);
  if (isSealed(record.result)) return record;
  throw altered(file, {
    field: '`result.digest`',
    expected: contentDigest(record.result),
    received: record.result.digest,
  });
}

function assertKnownVersion(value: unknown, file: string): void {
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'schemaVersion') : undefined;
  if (version === SCHEMA_VERSION) return;
  if (Number.isInteger(version) && Number(version) > SCHEMA_VERSION) {
    throw new SameseedError(
      'artifact-newer',
      `Expected schema version ${SCHEMA_VERSION} in ${file}, received ${String(version)}: a newer sameseed wrote it; update with npm install sameseed@latest.`,
    );
  }
  throw new SameseedError(
    'artifact-version-unknown',
    `Expected \`schemaVersion\` in ${file} to be ${SCHEMA_VERSION}, received ${describeValue(version)}; no release of sameseed wrote it.`,
  );
}

interface Alteration {
  readonly field: string;
  readonly expected: Digest;
  readonly received: Digest;
}

function altered(file: string, { field, expected, received }: Alteration): SameseedError {
  return new SameseedError(
    'artifact-altered',
    `Expected ${field} in ${file} to be ${expected}, received ${received}: the file was changed after it was written; restore it, or run again.`,
    { kind: 'check' },
  );
}
