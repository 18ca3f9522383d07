/** Every kind of line that `run` and `merge` print with `--json`, in the order of their coming. */
export const JSON_LINES = {
  planned: 'ids of the runs, digest of the plan, what of them a shard has',
  replaced: 'the folder held the finished sweep of something else, which is gone',
  resumed: 'runs that are finished, started or damaged from before, and whether a smaller plan was extended',
  epoch: 'id of the run, and loss, accuracy, rate and digests after the epoch',
  'stack-started': 'ids of the runs that are trained together',
  'stack-halved': 'ids of the runs for which memory ran out, and the error; their halves go on',
  'run-done': 'id of the run and its result',
  'run-failed': 'id of the run, code and message of its error',
  shard: 'which one, digest of the plan, result digest of each of its runs',
  scripts: 'with --on slurm --dry-run: the scripts, by name',
  submission: 'with --on slurm: numbers of the jobs, tasks, runs that are done and left, folder, how to see the status',
  summary: 'the same as summary.json',
  conclusion: 'comparison with the reference, time of the whole replication, path of the report',
  error: 'code, message and faults; on standard error, always the last line',
} as const;

/** The kinds of lines as the help of a command lists them. */
export function renderJsonLines(): string {
  const rows = Object.entries(JSON_LINES).map(([kind, words]) => `  ${kind.padEnd(13)} ${words}`);
  return ['Lines of --json, each an object with a kind:', ...rows].join('\n');
}
