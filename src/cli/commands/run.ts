import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { openEngine } from '../../engine/registry.ts';
import { executePlan } from '../../replication/execute.ts';
import { openExperiment } from '../../replication/experiments/registry.ts';
import { planExperiment } from '../../replication/plan.ts';
import type { Call, Command } from '../command.ts';
import { conclude, isPromiseBroken } from '../conclude.ts';
import { parseDatasetName } from '../dataset-name.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { findData } from '../find-data.ts';
import { catchInterrupts } from '../interrupt.ts';
import type { Options } from '../options.ts';
import { renderConclusion } from '../render/conclusion.ts';
import { renderResults } from '../render/results.ts';
import { requireUnfinished } from '../resume.ts';
import { chooseSeeds } from '../seeds.ts';
import { openWatch } from '../watch.ts';

/** `sameseed run <experiment>`: trains, writes artifacts and report, and compares with the committed reference. */
export const runCommand: Command = {
  name: 'run',
  summary: 'train an experiment, write its artifacts and report, compare with the reference',
  arguments: [{ name: 'experiment', description: 'quick or hinton' }],
  options: ['dataset', 'data', 'download', 'seeds', 'engine', 'workers', 'out', 'resume', 'fresh', 'json'],
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

async function run({ arguments: [name], options, terminal }: Call, signal: AbortSignal): Promise<number> {
  const experiment = openExperiment(name);
  const wanted = options.dataset === undefined ? experiment.dataset : parseDatasetName(options.dataset);
  const seeds = chooseSeeds(experiment, options.seeds);
  const { engine, folder, workers } = resolveWork(name, options);
  await openEngine(engine);
  if (options.resume) await requireUnfinished(folder, options);

  const dataset = await findData({ name: wanted, options, signal }, terminal);
  const plan = planExperiment({ experiment, dataset: dataset.name, ...seeds });
  const watch = openWatch(options, terminal);
  const { fresh } = options;
  const task = { plan, dataset, engine, workers, folder, fresh, signal, onEvent: watch.onEvent };
  const summary = await executePlan(task).finally(watch.close);
  // Drawing figures takes a second to load, which only a sweep that is done should pay.
  const { writeReport } = await import('../../report/report.ts');
  await writeReport(folder);

  const conclusion = await conclude({ experiment: name, dataset, workers, folder });
  if (options.json) {
    terminal.printJson(summary);
    terminal.printJson({ kind: 'conclusion', ...conclusion });
  } else {
    terminal.print(`${renderResults(summary, dataset.title, terminal.paint)}\n`);
    terminal.print(renderConclusion(conclusion, terminal.paint));
  }
  return isPromiseBroken(conclusion.comparison) ? EXIT_CHECK_FAILED : EXIT_FINE;
}

function resolveWork(name: string, { engine, out, workers }: Options) {
  return {
    engine: engine ?? 'portable',
    folder: resolve(out ?? join('artifacts', 'local', name)),
    workers: workers ?? availableParallelism(),
  };
}
