import { join } from 'node:path';
import { makeFolder } from '../../artifact/make-folder.ts';
import { openStore, type Store } from '../../artifact/store.ts';
import { prettyJson } from '../../base/canonical-json.ts';
import { SameseedError } from '../../base/errors.ts';
import { claimShared } from '../../replication/claim-shared.ts';
import type { Manifest } from '../../replication/manifest.ts';
import type { Plan } from '../../replication/plan.ts';
import { dealRuns } from '../../replication/shard.ts';
import { findDoneRuns } from '../../replication/status.ts';
import type { Requests, ResolvedRequests } from '../requests.ts';
import { quoteWord } from '../quote.ts';
import type { TaskSize } from '../size-tasks.ts';
import { readSubmission, SUBMISSION_FILE, type Submission } from '../submission-file.ts';
import type { SweepPlace } from '../task-command.ts';
import { findLiveJobs, submitScript } from './commands.ts';
import {
  ARRAY_SCRIPT,
  MERGE_SCRIPT,
  renderArrayScript,
  renderMergeScript,
  SCRIPT_FOLDER,
  type ScriptInput,
} from './scripts.ts';

/** A sweep for SLURM. */
export interface SlurmSweep {
  readonly plan: Plan;
  readonly place: SweepPlace;
  readonly size: TaskSize;
  /** As they were given, and filled in. */
  readonly given: Requests;
  readonly requests: ResolvedRequests;
  /** What there is to do, in words, for the script. */
  readonly describe: (runs: number, tasks: number) => string;
}

/** A sweep that SLURM is handed. */
export interface PlannedSlurmSweep extends SlurmSweep {
  readonly manifest: Manifest;
}

/** What was handed to SLURM. */
export interface SlurmSubmission {
  /** Number of the array's job; absent when every run is done. */
  readonly array?: number;
  /** Number of the job that merges; absent when there was nothing to do. */
  readonly merge: number;
  /** Runs that are done already. */
  readonly done: number;
  /** Runs that are left. */
  readonly left: number;
  /** Tasks of the array. */
  readonly tasks: readonly number[];
}

/** Scripts of a sweep of which nothing is done. */
export function renderSlurmScripts(sweep: SlurmSweep): Readonly<Record<'array.sh' | 'merge.sh', string>> {
  const input = scriptInput(
    sweep,
    Array.from({ length: sweep.size.count }, (_, task) => task + 1),
    sweep.plan.runs.length,
  );
  return { 'array.sh': renderArrayScript(input), 'merge.sh': renderMergeScript(input) };
}

/**
 * Writes the plan and the scripts to the folder that all nodes share, and submits what is missing: an array with one
 * task for each shard that lacks runs, and a job that merges after it.
 *
 * @throws {SameseedError} `submitted-already` while jobs of the folder wait or run, `folder-busy` for two submissions at
 *   once, `scheduler-missing`, `scheduler-refused`; as `claimShared` does for a folder that holds something else.
 */
export async function submitToSlurm(sweep: PlannedSlurmSweep): Promise<SlurmSubmission> {
  const { plan, manifest, place, size } = sweep;
  const { folder } = place;
  // refuses what no script can hold, before anything is written
  renderSlurmScripts(sweep);
  await refuseLive(folder, await readSubmission(folder));
  const store = await openStore(folder, { desk: SCRIPT_FOLDER });
  try {
    // somebody else may have submitted in between
    await refuseLive(folder, await readSubmission(folder));
    await claimShared({ folder, manifest, fresh: false });
    const done = await findDoneRuns(folder, plan);
    const left = plan.runs.length - done.size;
    const places = dealRuns(plan, size.count);
    const lacking = new Set(places.filter((_place, run) => !done.has(plan.runs[run].id)));
    const tasks = [...lacking].map((shard) => shard + 1).toSorted((a, b) => a - b);
    const jobs = await submitAll(store, scriptInput(sweep, tasks, left), (array, merge) =>
      describeSubmission(sweep, array, merge),
    );
    return { ...jobs, done: done.size, left, tasks };
  } finally {
    await store.close();
  }
}

function scriptInput({ plan, place, size, requests, describe }: SlurmSweep, tasks: readonly number[], left: number) {
  const experiment = plan.experiment.name;
  return { place, requests, experiment, count: size.count, tasks, about: describe(left, tasks.length) };
}

type Describe = (array: number | null, merge: number | null) => Submission;

async function submitAll(
  store: Store,
  input: ScriptInput,
  describe: Describe,
): Promise<Pick<SlurmSubmission, 'array' | 'merge'>> {
  const folder = join(store.folder, SCRIPT_FOLDER);
  await makeFolder(join(folder, 'logs'));
  await store.writeFile(MERGE_SCRIPT, renderMergeScript(input));
  if (input.tasks.length === 0) {
    const merge = await submitScript({ folder, words: ['merge.sh'] });
    await store.writeFile(SUBMISSION_FILE, prettyJson({ ...describe(null, merge) }));
    return { merge };
  }
  await store.writeFile(ARRAY_SCRIPT, renderArrayScript(input));
  const array = await submitScript({ folder, words: ['array.sh'] });
  // written at once: should the rest fail, nobody submits the same again
  await store.writeFile(SUBMISSION_FILE, prettyJson({ ...describe(array, null) }));
  const merge = await submitScript({ folder, words: [`--dependency=afterany:${array}`, 'merge.sh'] }).catch(
    (error: unknown) => {
      throw halfSubmitted(array, store.folder, error);
    },
  );
  await store.writeFile(SUBMISSION_FILE, prettyJson({ ...describe(array, merge) }));
  return { array, merge };
}

function describeSubmission({ plan, size, given }: SlurmSweep, array: number | null, merge: number | null): Submission {
  return {
    schemaVersion: 1,
    kind: 'submission',
    scheduler: 'slurm',
    plan: plan.digest,
    count: size.count,
    array,
    merge,
    requests: given,
  };
}

function halfSubmitted(array: number, folder: string, cause: unknown): SameseedError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SameseedError(
    'merge-unsubmitted',
    `Expected a job that merges after array ${array}, which is submitted; ${reason} Once the array is over: sameseed merge ${quoteWord(folder)}`,
    { cause },
  );
}

async function refuseLive(folder: string, submission: Submission | undefined): Promise<void> {
  if (submission === undefined) return;
  const jobs = [submission.array, submission.merge].filter((job) => job !== null);
  const live = await findLiveJobs(jobs);
  if (live.length === 0) return;
  const still =
    live.length === 1 ? `job ${live[0]} still waits or runs` : `jobs ${live.join(' and ')} still wait or run`;
  throw new SameseedError(
    'submitted-already',
    `Expected nothing of ${folder} in the queue, ${still}; look with sameseed status ${quoteWord(folder)}, let it end, or stop it with scancel ${live.join(' ')}.`,
  );
}
