import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { SameseedError } from '../base/errors.ts';
import type { DatasetName } from '../dataset/dataset.ts';
import { findExperiment } from '../replication/find-experiment.ts';
import { planExperiment, type Plan } from '../replication/plan.ts';
import { isPlanFile, readPlanFile, requirePlan } from '../replication/plan-file.ts';
import { parseDatasetName } from './dataset-name.ts';
import type { Options } from './options.ts';
import { chooseSeeds } from './seeds.ts';

/** What a command line asks to be trained. */
export interface AskedWork {
  /** Name of the experiment. */
  readonly name: string;
  readonly dataset: DatasetName;
  readonly engine: string;
  /** Absolute path of the output folder. */
  readonly folder: string;
  /** Whether a plan was named that is written already, whose data nothing else may stand in for. */
  readonly isWritten: boolean;
  /** The plan on that data. @throws {SameseedError} `plan-changed` when `--plan` asks for another. */
  readonly planOn: (dataset: DatasetName) => Plan;
}

/**
 * Reads what `run` was given: the name of an experiment, the file of one, or the `plan.json` of a folder.
 *
 * @throws {SameseedError} as `findExperiment`, `chooseSeeds` and `readPlanFile` do; `options-conflict` for options that
 *   would change a written plan.
 */
export async function readAskedWork(word: string, options: Options): Promise<AskedWork> {
  const written = (await isPlanFile(word)) ? await readPlanFile(word) : undefined;
  const checked = (plan: Plan): Plan => {
    if (options.plan !== undefined) requirePlan(plan, options.plan);
    return plan;
  };
  if (written !== undefined) {
    refuseChanges(word, options);
    const { plan, manifest, folder } = written;
    return {
      name: plan.experiment.name,
      dataset: plan.dataset,
      engine: options.engine ?? manifest.engine.name,
      folder: resolve(options.out ?? folder),
      isWritten: true,
      planOn: () => checked(plan),
    };
  }
  const experiment = await findExperiment(word, options.factors);
  const seeds = chooseSeeds(experiment, options.seeds);
  const { name } = experiment;
  return {
    name,
    dataset: options.dataset === undefined ? experiment.dataset : parseDatasetName(options.dataset),
    engine: options.engine ?? 'portable',
    folder: resolve(options.out ?? join('artifacts', 'local', name)),
    isWritten: false,
    planOn: (dataset) => checked(planExperiment({ experiment, dataset, ...seeds })),
  };
}

/** Number of workers that a command line asks for here. */
export function askedWorkers({ workers }: Options): number {
  return workers ?? availableParallelism();
}

function refuseChanges(word: string, { dataset, seeds, factors }: Options): void {
  const given = [
    ...(dataset === undefined ? [] : ['--dataset']),
    ...(seeds === undefined ? [] : ['--seeds']),
    ...(factors === undefined ? [] : ['--factors']),
  ];
  if (given.length === 0) return;
  throw new SameseedError(
    'options-conflict',
    `Expected the plan ${word} to be trained as it is, received ${given.join(' and ')}; leave that out, or name the experiment to plan again.`,
  );
}
