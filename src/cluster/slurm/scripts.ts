import { join } from 'node:path';
import { quoteWord, quoteWords } from '../quote.ts';
import type { ResolvedRequests } from '../requests.ts';
import { mergeCommand, shardCommand, type SweepPlace } from '../task-command.ts';
import { renderTaskList } from './task-list.ts';

/** What the scripts of a sweep say. */
export interface ScriptInput {
  readonly place: SweepPlace;
  readonly requests: ResolvedRequests;
  /** Name of the experiment. */
  readonly experiment: string;
  /** Number of shards of the plan. */
  readonly count: number;
  /** Shards to train, from 1, ascending. */
  readonly tasks: readonly number[];
  /** What there is to do, in words. */
  readonly about: string;
}

/** Folder of the scripts and of their output, below that of the sweep. */
export const SCRIPT_FOLDER = 'cluster';

/** Name of the script of the array, below the folder of the sweep. */
export const ARRAY_SCRIPT = `${SCRIPT_FOLDER}/array.sh`;

/** Name of the script that merges. */
export const MERGE_SCRIPT = `${SCRIPT_FOLDER}/merge.sh`;

const MOST_LEAD_SECONDS = 120;
const MOST_RESTARTS = 100;
const MERGE_MINUTES = 60;
const MERGE_MEMORY_MIB = 2048;

/** Script of the job array: one task a shard, the number of the task being that of the shard. */
export function renderArrayScript(input: ScriptInput): string {
  const { place, requests, count, tasks, about } = input;
  const { timeLimit, memory, workers, gpus } = requests;
  const list = renderTaskList(tasks);
  const lead = Math.min(MOST_LEAD_SECONDS, timeLimit * 15);
  return [
    ...headOf(input),
    `# ${about}. One task trains one shard; what is done is never trained again.`,
    `# By hand: cd ${quoteWord(join(place.folder, SCRIPT_FOLDER))} && sbatch array.sh`,
    `# One shard without SLURM: SLURM_ARRAY_TASK_ID=${tasks[0] ?? 1} bash array.sh`,
    ...directivesOf(input, 'train'),
    `#SBATCH --array=${list}`,
    '#SBATCH --output=logs/%a.log',
    `#SBATCH --time=${timeLimit}`,
    `#SBATCH --mem=${memory}M`,
    `#SBATCH --cpus-per-task=${workers}`,
    ...(gpus === 0 ? [] : [`#SBATCH --gpus=${gpus}`]),
    '# A task whose node died, or that had to make room, goes back into the queue.',
    '#SBATCH --requeue',
    '#SBATCH --open-mode=append',
    `# This shell hears of the time limit ${lead} s before it.`,
    `#SBATCH --signal=B:USR1@${lead}`,
    '',
    ...modulesOf(requests),
    'out_of_time=no',
    `trap 'out_of_time=yes; kill -TERM "$work"' USR1`,
    `trap 'out_of_time=no; kill -TERM "$work"' TERM`,
    '',
    '# Told to end, the program leaves at once: every epoch was saved when it was over.',
    `${quoteWords(withImage(shardCommand(place), input))} \\`,
    `  --plan ${place.plan} \\`,
    `  --shard "$SLURM_ARRAY_TASK_ID/${count}" --workers ${workers} &`,
    'work=$!',
    'wait "$work"; code=$?',
    '# A signal ends the waiting early.',
    'while kill -0 "$work" 2> /dev/null; do wait "$work"; code=$?; done',
    '',
    '# Out of time before its end: it queues again, and goes on from the last whole epoch. It is named as a task of',
    '# the array, since the job number of the last one is that of them all.',
    'if [ "$out_of_time" = yes ] && [ "$code" -ge 128 ]; then',
    `  [ "\${SLURM_RESTART_COUNT:-0}" -lt ${MOST_RESTARTS} ] && scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"`,
    'fi',
    'exit "$code"',
    '',
  ].join('\n');
}

/** Script of the job that merges and reports, once every task is over. */
export function renderMergeScript(input: ScriptInput): string {
  const { place, requests } = input;
  return [
    ...headOf(input),
    '# Merges the shards and writes the report, once all tasks are over; tells what is missing, if anything is.',
    `# By hand: cd ${quoteWord(join(place.folder, SCRIPT_FOLDER))} && sbatch merge.sh, or bash merge.sh`,
    ...directivesOf(input, 'merge'),
    '#SBATCH --output=logs/merge.log',
    `#SBATCH --time=${MERGE_MINUTES}`,
    `#SBATCH --mem=${MERGE_MEMORY_MIB}M`,
    '',
    ...modulesOf(requests),
    quoteWords(withImage(mergeCommand(place), input)),
    '',
  ].join('\n');
}

function headOf({ requests: { modules } }: ScriptInput): string[] {
  // only a login shell knows modules
  return [modules.length === 0 ? '#!/bin/bash' : '#!/bin/bash -l'];
}

function directivesOf({ experiment, requests: { partition, account } }: ScriptInput, work: string): string[] {
  return [
    `#SBATCH --job-name=sameseed-${work}-${experiment.replaceAll(/[^A-Za-z0-9.-]/gu, '_')}`,
    ...(partition === undefined ? [] : [`#SBATCH --partition=${partition}`]),
    ...(account === undefined ? [] : [`#SBATCH --account=${account}`]),
  ];
}

function modulesOf({ modules }: ResolvedRequests): string[] {
  return modules.length === 0 ? [] : [`module load ${quoteWords(modules)}`, ''];
}

function withImage(command: readonly string[], { place, requests: { image, gpus } }: ScriptInput): string[] {
  if (image === undefined) return [...command];
  const data = place.options[place.options.indexOf('--data') + 1];
  const binds = [place.folder, ...(place.options.includes('--data') ? [data] : [])];
  const gpu = gpus === 0 ? [] : ['--nv'];
  return ['apptainer', 'exec', ...gpu, ...binds.flatMap((path) => ['--bind', path]), image, ...command];
}
