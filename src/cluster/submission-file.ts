import { join } from 'node:path';
import { readJsonFile } from '../artifact/json-file.ts';
import { digestSchema } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { integer, parse, z } from '../base/schema.ts';
import { parseRequests, type Requests } from './requests.ts';
import { SCRIPT_FOLDER } from './slurm/scripts.ts';

const submissionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('submission'),
  scheduler: z.literal('slurm'),
  /** Digest of the plan. */
  plan: digestSchema,
  /** Number of shards that the plan is dealt to. */
  count: integer(1),
  /** Job of the array, and of what merges; null when none was taken. */
  array: integer(1).nullable(),
  merge: integer(1).nullable(),
  /** What was asked for. */
  requests: z.record(z.string(), z.json()),
});

/** What was submitted last for a folder: `cluster/submission.json` in it. */
export interface Submission extends Omit<z.infer<typeof submissionSchema>, 'requests'> {
  readonly requests: Requests;
}

/** Name of the file below the folder of the sweep. */
export const SUBMISSION_FILE = `${SCRIPT_FOLDER}/submission.json`;

/** What was submitted last for a folder, or undefined. @throws {SameseedError} `submission-invalid`. */
export async function readSubmission(folder: string): Promise<Submission | undefined> {
  const file = join(folder, SUBMISSION_FILE);
  const value = await readJsonFile(file).catch((error: unknown) => {
    if (error instanceof SameseedError && error.code === 'artifact-missing') return undefined;
    throw error;
  });
  if (value === undefined) return undefined;
  const submission = parse(submissionSchema, value, { code: 'submission-invalid', subject: 'submission', file });
  return { ...submission, requests: parseRequests(submission.requests, file) };
}
