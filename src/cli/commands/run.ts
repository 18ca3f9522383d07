import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { openEngine } from '../../engine/registry.ts';
import { executePlan } from '../../replication/execute.ts';
import { executeShard } from '../../replication/execute-shard.ts';
import { findExperiment } from '../../replication/find-experiment.ts';
import { planExperiment } from '../../replication/plan.ts';
import type { Call, Command } from '../command.ts';
import { parseDatasetName } from '../dataset-name.ts';
import { EXIT_FINE } from '../exit-codes.ts';
import { EXPERIMENT_ARGUMENT } from '../experiment-argument.ts';
import { findData } from '../find-data.ts';
import { foretell } from '../foretell.ts';
import { catchInterrupts } from '../interrupt.ts';
import { renderJsonLines } from '../json-lines.ts';
import type { Options } from '../options.ts';
import { presentSweep, settleSweep } from '../present.ts';
import { renderShardResult } from '../render/shard.ts';
import { requireUnfinished } from '../resume.ts';
import { chooseSeeds } from '../seeds.ts';
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
  const experiment = await findExperiment(word, options.factors);
  const wanted = options.dataset === undefined ? experiment.dataset : parseDatasetName(options.dataset);
  const seeds = chooseSeeds(experiment, options.seeds);
  const { engine, folder, workers } = resolveWork(experiment.name, options);
  await openEngine(engine);
  if (options.resume) await requireUnfinished(folder, options);

  const dataset = await findData({ name: wanted, options, signal }, terminal);
  const plan = planExperiment({ experiment, dataset: dataset.name, ...seeds });
  const trainCount = dataset.train.count;
  const about = await foretell({ plan, engine, workers, trainCount });
  if (about !== undefined && !options.json) terminal.note(about);
  const watch = openWatch(options, terminal);
  const { fresh, shard, stack, keepCheckpoints = false, elsewhere = false } = options;
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

function resolveWork(name: string, { engine, out, workers }: Options) {
  return {
    engine: engine ?? 'portable',
    folder: resolve(out ?? join('artifacts', 'local', name)),
    workers: workers ?? availableParallelism(),
  };
}
