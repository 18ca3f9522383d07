import { join } from 'node:path';
import { readJsonFile } from '../artifact/json-file.ts';
import type { Store } from '../artifact/store.ts';
import { prettyJson } from '../base/canonical-json.ts';
import { SameseedError } from '../base/errors.ts';
import { parse, z } from '../base/schema.ts';

const failureSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('failure'),
  /** Id of the run. */
  run: z.string(),
  code: z.string(),
  message: z.string(),
});

/** Why a run failed. */
export type Failure = Pick<z.infer<typeof failureSchema>, 'code' | 'message'>;

/** Name below the sweep's folder of what is written when a run fails. */
export function failureName(id: string): string {
  return `failures/${id}.json`;
}

/** Writes down that a run failed; gone again once it is done. */
export async function writeFailure(store: Store, id: string, { code, message }: Failure): Promise<void> {
  const record = { schemaVersion: 1, kind: 'failure', run: id, code, message };
  await store.writeFile(failureName(id), prettyJson(record));
}

/** How a run failed the last time, or undefined. @throws {SameseedError} `failure-invalid` for a file of something else. */
export async function readFailure(folder: string, id: string): Promise<Failure | undefined> {
  const file = join(folder, failureName(id));
  const value = await readJsonFile(file).catch((error: unknown) => {
    if (error instanceof SameseedError && error.code === 'artifact-missing') return undefined;
    throw error;
  });
  if (value === undefined) return undefined;
  const { code, message } = parse(failureSchema, value, { code: 'failure-invalid', subject: 'failure', file });
  return { code, message };
}

/** The error that tells of all failures of a sweep together. */
export function runsFailedError(failures: ReadonlyMap<string, Failure>, runCount: number): SameseedError {
  const reasons = [...failures].map(([id, { message }]) => `${id}: ${message}`);
  const told = reasons.slice(0, MOST_TOLD);
  const more = reasons.length - told.length;
  return new SameseedError(
    'runs-failed',
    `Expected all ${runCount} runs to finish, ${failures.size} failed; the others are kept, and the same command tries these again. ${told.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
    { kind: 'check' },
  );
}

const MOST_TOLD = 10;
