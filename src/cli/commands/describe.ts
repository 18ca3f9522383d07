import { countParameters } from '../../network/architecture.ts';
import { openExperiment } from '../../replication/experiments/registry.ts';
import { type Plan, planExperiment } from '../../replication/plan.ts';
import { runConfigJson } from '../../training/config.ts';
import type { Command } from '../command.ts';
import { EXIT_FINE } from '../exit-codes.ts';
import { renderDescription } from '../render/description.ts';
import { chooseSeeds } from '../seeds.ts';

/** Training examples of MNIST and of Fashion-MNIST, known without reading them. */
const TRAIN_COUNT = 60_000;

/** `sameseed describe <experiment>`: what it will do, without data and without training. */
export const describeCommand: Command = {
  name: 'describe',
  summary: 'show the networks, parameter counts, treatments, seeds and steps of an experiment',
  arguments: [{ name: 'experiment', description: 'quick or hinton' }],
  options: ['seeds', 'json'],
  async run({ arguments: [name], options, terminal }) {
    const experiment = openExperiment(name);
    const plan = planExperiment({ experiment, ...chooseSeeds(experiment, options.seeds) });
    if (options.json) terminal.printJson(descriptionAsJson(plan));
    else terminal.print(renderDescription({ plan, trainCount: TRAIN_COUNT }, terminal.paint));
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
