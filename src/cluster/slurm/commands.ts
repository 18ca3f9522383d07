import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SameseedError } from '../../base/errors.ts';

/** A script to submit, and where. */
export interface Submitted {
  /** Folder that the scheduler starts the script in. */
  readonly folder: string;
  /** Options of `sbatch`, then the name of the script in the folder. */
  readonly words: readonly string[];
}

const ANSWER_MS = 120_000;

/**
 * Hands a script to SLURM and answers with the job's number.
 *
 * @throws {SameseedError} `scheduler-missing` where there is no `sbatch`, `scheduler-refused` with SLURM's own words.
 */
export async function submitScript({ folder, words }: Submitted): Promise<number> {
  const answer = await call('sbatch', ['--parsable', ...words], folder);
  const job = /^(?<id>[1-9]\d*)(?:;.*)?$/mu.exec(answer)?.groups?.['id'];
  if (job !== undefined) return Number(job);
  throw refused('sbatch', `no job number: ${answer.trim()}`);
}

/** Those of some jobs that still wait or run. @throws {SameseedError} as {@link submitScript} does. */
export async function findLiveJobs(jobs: readonly number[]): Promise<number[]> {
  const live: number[] = [];
  for (const job of jobs) {
    const answer = await call('squeue', ['--noheader', '--format=%i', `--jobs=${job}`]).catch((error: unknown) => {
      // a job that SLURM has forgotten is over
      if (error instanceof SameseedError && /Invalid job id/iu.test(error.message)) return '';
      throw error;
    });
    if (answer.trim() !== '') live.push(job);
  }
  return live;
}

/** Most tasks of an array, from SLURM's configuration; its default where that can't be read. */
export async function readMostTasks(): Promise<number> {
  const answer = await call('scontrol', ['show', 'config']).catch(() => '');
  const most = Number(/^MaxArraySize\s*=\s*(?<size>\d+)/mu.exec(answer)?.groups?.['size'] ?? DEFAULT_ARRAY_SIZE);
  // tasks are counted from 1, and the size is one more than the largest number
  return Math.max(1, most - 1);
}

/** MaxArraySize of a SLURM that nobody has configured. */
export const DEFAULT_ARRAY_SIZE = 1001;

async function call(program: string, words: readonly string[], folder?: string): Promise<string> {
  const options = { timeout: ANSWER_MS, ...(folder === undefined ? {} : { cwd: folder }) };
  return promisify(execFile)(program, [...words], options).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      throw explain(program, error);
    },
  );
}

function explain(program: string, error: unknown): SameseedError {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  if (!isMissing) return refused(program, said || String(error));
  return new SameseedError(
    'scheduler-missing',
    `Expected SLURM's ${program} on the path, found none; type this on a node of the cluster that has it, or look at the scripts with --dry-run.`,
    { cause: error },
  );
}

function refused(program: string, words: string): SameseedError {
  return new SameseedError(
    'scheduler-refused',
    `Expected SLURM's ${program} to take what it was given, it answered: ${words.replaceAll(/\s*\n\s*/gu, ' ')}`,
  );
}
