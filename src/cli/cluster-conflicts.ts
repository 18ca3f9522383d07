import { SameseedError } from '../base/errors.ts';
import { CLUSTER_OPTIONS, type ClusterOptions } from './cluster-options.ts';
import { OPTIONS, type OptionName, type Options } from './options.ts';

/** Options that have a meaning without `--on`. */
const OF_TASKS: ReadonlySet<string> = new Set(['on', 'plan', 'task']);

/** Options that only make sense where something is trained at once. */
const OF_TRAINING = ['shard', 'task', 'plan', 'check', 'resume', 'fresh'] as const satisfies OptionName[];

/** Options that one scheduler alone understands. */
const OF_SCHEDULER = {
  slurm: ['partition', 'account', 'modules'],
  kubernetes: ['namespace', 'volume', 'storage'],
} as const satisfies Record<string, (keyof ClusterOptions)[]>;

/** Refuses options that don't go together. @throws {SameseedError} `options-conflict`. */
export function refuseClusterConflicts(options: Options): void {
  const { on } = options;
  const isGiven = (name: OptionName): boolean => options[name] !== undefined && options[name] !== false;
  const refuse = (name: OptionName, words: string): void => {
    if (!isGiven(name)) return;
    const [flag] = OPTIONS[name].flags.split(' ');
    throw new SameseedError('options-conflict', `Expected ${flag} ${words}.`);
  };
  if (isGiven('shard')) refuse('task', 'or --shard, received both; choose one');
  if (on === undefined) {
    for (const [name] of Object.entries(CLUSTER_OPTIONS)) {
      if (!OF_TASKS.has(name) && isOptionName(name))
        refuse(name, 'only with --on; add --on slurm or --on kubernetes, or leave it out');
    }
    return;
  }
  for (const name of OF_TRAINING)
    refuse(name, `not to be given with --on ${on}, which hands everything to tasks; leave it out`);
  const other = on === 'slurm' ? 'kubernetes' : 'slurm';
  for (const name of OF_SCHEDULER[other]) refuse(name, `only with --on ${other}, received --on ${on}; leave it out`);
}

function isOptionName(name: string): name is keyof ClusterOptions {
  return name in CLUSTER_OPTIONS;
}
