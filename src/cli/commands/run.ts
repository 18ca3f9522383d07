import { openEngine } from '../../engine/registry.ts';
import { executePlan } from '../../replication/execute.ts';
import { executeShard } from '../../replication/execute-shard.ts';
import { askedWorkers, readAskedWork } from '../asked-work.ts';
import { refuseClusterConflicts } from '../cluster-conflicts.ts';
import { CLUSTER_OPTION_NAMES } from '../cluster-options.ts';
import type { Call, Command } from '../command.ts';
import { EXIT_FINE } from '../exit-codes.ts';
import { EXPERIMENT_ARGUMENT } from '../experiment-argument.ts';
import { findData } from '../find-data.ts';
import { foretell } from '../foretell.ts';
import { catchInterrupts } from '../interrupt.ts';
import { renderJsonLines } from '../json-lines.ts';
import { presentSweep, settleSweep } from '../present.ts';
import { renderShardResult } from '../render/shard.ts';
import { requireUnfinished } from '../resume.ts';
import { submitRuns } from '../submit.ts';
import { openWatch } from '../watch.ts';

/** `sameseed run <experiment>`: trains, writes artifacts and report, and compares with the committed reference. */
export const runCommand: Command = {
  name: 'run',
  summary: 'train an experiment, write its artifacts and report, compare with the reference',
  arguments: [EXPERIMENT_ARGUMENT],
  options: [
    'dataset',
    'data',
    'download',
    'seeds',
    'factors',
    'engine',
    'workers',
    'stack',
    'elsewhere',
    'shard',
    'out',
    'resume',
    'fresh',
    'keepCheckpoints',
    'check',
    'json',
    ...CLUSTER_OPTION_NAMES,
  ],
  notes: renderJsonLines(),
  async run(call) {
    const interrupt = catchInterrupts(() =>
      call.terminal.note('Stopping; the same command goes on from here. Ctrl-C again quits at once.'),
    );
    try {
      return await run(call, interrupt.signal);
    } finally {
      interrupt.release();
    }
  },
};

async function run(call: Call, signal: AbortSignal): Promise<number> {
  const {
    arguments: [word],
    options,
    terminal,
  } = call;
  refuseClusterConflicts(options);
  const work = await readAskedWork(word, options);
  if (options.on !== undefined) return submitRuns(call, work, signal);
  const { engine, folder, isWritten } = work;
  const workers = askedWorkers(options);
  await openEngine(engine);
  if (options.resume) await requireUnfinished(folder, options);

  const dataset = await findData({ name: work.dataset, options, signal, isPlanned: isWritten }, terminal);
  const plan = work.planOn(dataset.name);
  const trainCount = dataset.train.count;
  const about = await foretell({ plan, engine, workers, trainCount });
  if (about !== undefined && !options.json) terminal.note(about);
  const watch = openWatch(options, terminal);
  const { fresh, stack, keepCheckpoints = false, elsewhere = false } = options;
  const shard = options.shard ?? options.task;
  const asked = stack === undefined ? {} : { stack };
  const task = {
    plan,
    dataset,
    engine,
    workers,
    folder,
    fresh,
    keepCheckpoints,
    elsewhere,
    signal,
    onEvent: watch.onEvent,
    ...asked,
  };
  if (shard === undefined) {
    return presentSweep(await settleSweep(executePlan(task).finally(watch.close), folder), call);
  }
  const result = await executeShard({ ...task, shard }).finally(watch.close);
  if (options.json) terminal.printJson({ kind: 'shard', ...result });
  else terminal.print(renderShardResult(result, folder));
  return EXIT_FINE;
}
