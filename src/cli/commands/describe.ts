import { countParameters } from '../../network/architecture.ts';
import { findExperiment } from '../../replication/find-experiment.ts';
import { type Plan, planExperiment } from '../../replication/plan.ts';
import { runConfigJson } from '../../training/config.ts';
import type { Command } from '../command.ts';
import { parseDatasetName } from '../dataset-name.ts';
import { EXIT_FINE } from '../exit-codes.ts';
import { EXPERIMENT_ARGUMENT } from '../experiment-argument.ts';
import { renderDescription } from '../render/description.ts';
import { chooseSeeds } from '../seeds.ts';

/** Training examples of MNIST and of Fashion-MNIST, known without reading them. */
const TRAIN_COUNT = 60_000;

/** Training examples of the embedded glyphs. */
const GLYPHS_COUNT = 12_000;

/** `sameseed describe <experiment>`: what it will do, without data and without training. */
export const describeCommand: Command = {
  name: 'describe',
  summary: 'show the networks, parameter counts, treatments, seeds and steps of an experiment',
  arguments: [EXPERIMENT_ARGUMENT],
  options: ['dataset', 'seeds', 'factors', 'json'],
  async run({ arguments: [name], options, terminal }) {
    const experiment = await findExperiment(name, options.factors);
    const dataset = options.dataset === undefined ? experiment.dataset : parseDatasetName(options.dataset);
    const plan = planExperiment({ experiment, dataset, ...chooseSeeds(experiment, options.seeds) });
    if (options.json) terminal.printJson(descriptionAsJson(plan));
    else
      terminal.print(
        renderDescription({ plan, trainCount: dataset === 'glyphs' ? GLYPHS_COUNT : TRAIN_COUNT }, terminal.paint),
      );
    return EXIT_FINE;
  },
};

function descriptionAsJson({ experiment, runs, dataset, digest }: Plan): object {
  return {
    kind: 'description',
    experiment: experiment.name,
    title: experiment.title,
    dataset,
    isCut: experiment.isCut,
    digest,
    runs: runs.map(({ id, seed, config }) => ({
      id,
      seed,
      parameterCount: countParameters(config.network),
      config: runConfigJson(config),
    })),
  };
}
