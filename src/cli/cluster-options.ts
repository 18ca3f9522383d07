import { SameseedError } from '../base/errors.ts';
import { parseShardFromZero, type Shard } from '../replication/shard.ts';
import type { OptionRow } from './option-row.ts';
import { parseCount, parseWhole } from './option-values.ts';

/** Who may be handed runs. */
export type Scheduler = 'slurm' | 'kubernetes';

/** What options say of runs that a scheduler is handed. */
export interface ClusterOptions {
  readonly account?: string;
  readonly dryRun?: boolean;
  readonly gpus?: number;
  readonly image?: string;
  readonly memory?: number;
  readonly modules?: readonly string[];
  readonly namespace?: string;
  readonly on?: Scheduler;
  readonly partition?: string;
  readonly plan?: string;
  readonly requests?: string;
  readonly storage?: number;
  readonly task?: Shard;
  readonly taskMinutes?: number;
  readonly tasks?: number;
  readonly timeLimit?: number;
  readonly volume?: string;
}

/** The options of a cluster. */
export const CLUSTER_OPTIONS: Readonly<Record<keyof ClusterOptions, OptionRow>> = {
  account: { flags: '--account <name>', description: 'with --on slurm: account that the time is booked on' },
  dryRun: { flags: '--dry-run', description: 'with --on: print what would be submitted, and write nothing' },
  gpus: {
    flags: '--gpus <n>',
    description: 'with --on: GPUs of a task (default 0)',
    parse: (text) => parseWhole('--gpus', text, 64),
  },
  image: {
    flags: '--image <name>',
    description: 'with --on: container image that has sameseed (a file for Apptainer, or a reference)',
  },
  memory: {
    flags: '--memory <size>',
    description: 'with --on: memory of a task, such as 2G or 1536M (default 1G and 512M a worker)',
    parse: parseMebibytes,
  },
  modules: {
    flags: '--module <name>',
    description: 'with --on slurm: module to load, such as nodejs/20; may be given more than once',
    parse: (text, previous) => [...(Array.isArray(previous) ? previous : []), text],
  },
  namespace: { flags: '--namespace <name>', description: 'with --on kubernetes: namespace of everything' },
  on: {
    flags: '--on <scheduler>',
    description: 'hand the runs to slurm or kubernetes instead of training here',
    parse: parseScheduler,
  },
  partition: { flags: '--partition <name>', description: "with --on slurm: partition (default: the cluster's own)" },
  plan: {
    flags: '--plan <digest>',
    description: 'train only if the plan has this digest, as the tasks of a cluster do',
  },
  requests: {
    flags: '--requests <file>',
    description: 'with --on: JSON file of what to ask for; flags come first',
  },
  storage: {
    flags: '--storage <GiB>',
    description: 'with --on kubernetes: size of the volume (default 10)',
    parse: (text) => parseWhole('--storage', text, 1_000_000),
  },
  task: {
    flags: '--task <i/n>',
    description: 'as --shard, but counted from 0, as the indexes of Kubernetes are',
    parse: parseShardFromZero,
  },
  taskMinutes: {
    flags: '--task-minutes <n>',
    description: 'with --on: how long a task should last, which decides how many there are (default 60)',
    parse: (text) => parseWhole('--task-minutes', text, 525_600),
  },
  tasks: {
    flags: '--tasks <n>',
    description: 'with --on: number of tasks, whatever that makes of their time',
    parse: (text) => parseCount('--tasks', text),
  },
  timeLimit: {
    flags: '--time-limit <minutes>',
    description: 'with --on: when a task is stopped, to queue again (default: twice --task-minutes, and 10)',
    parse: (text) => parseWhole('--time-limit', text, 525_600),
  },
  volume: { flags: '--volume <claim>', description: 'with --on kubernetes: a volume claim that is there already' },
};

/** Their names, in the order in which help lists them. */
export const CLUSTER_OPTION_NAMES = [
  'on',
  'dryRun',
  'requests',
  'taskMinutes',
  'tasks',
  'timeLimit',
  'memory',
  'gpus',
  'partition',
  'account',
  'modules',
  'image',
  'namespace',
  'volume',
  'storage',
  'task',
  'plan',
] as const satisfies (keyof ClusterOptions)[];

function parseScheduler(text: string): Scheduler {
  if (text === 'slurm' || text === 'kubernetes') return text;
  throw new SameseedError(
    'option-invalid',
    `Expected --on to be slurm or kubernetes, received ${JSON.stringify(text)}.`,
  );
}

/** Mebibytes of a size such as `2G`, `1536M`. */
function parseMebibytes(text: string): number {
  const { count, unit } = /^(?<count>[1-9]\d{0,7})(?<unit>[MG])i?B?$/u.exec(text)?.groups ?? {};
  if (count !== undefined) return Number(count) * (unit === 'G' ? 1024 : 1);
  throw new SameseedError(
    'option-invalid',
    `Expected --memory to be a size such as 2G or 1536M, received ${JSON.stringify(text)}.`,
  );
}
