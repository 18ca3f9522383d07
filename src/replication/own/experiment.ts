import { type Fault, SameseedError } from '../../base/errors.ts';
import { buildNetwork, countParameters } from '../../network/architecture.ts';
import { parseRunConfig } from '../../training/config.ts';
import type { Experiment, Treatment, TreatmentConfig } from '../experiment.ts';
import { type ChosenLevel, combineLevels } from './combine.ts';
import { nameFaults, overlapFaults, sizeFaults } from './faults.ts';
import { MOST_SEEDS, type OwnFile } from './file-schema.ts';

const MOST_PARAMETERS = 20_000_000;

/** Number of training examples of each data set, and what one of them is. */
const DATA = {
  mnist: { trainCount: 60_000, pixels: 784, classes: 10 },
  'fashion-mnist': { trainCount: 60_000, pixels: 784, classes: 10 },
  glyphs: { trainCount: 12_000, pixels: 784, classes: 10 },
} as const;

/**
 * The experiment that a file describes: a treatment for each combination of levels.
 *
 * @throws {SameseedError} `experiment-file-invalid` with every fault that a schema can't see: a name of the program's
 *   own, more than 5,000 treatments or 100,000 runs, networks, penalties, hold-outs and batches that don't fit.
 */
export function resolveOwnFile(file: OwnFile, path: string): Experiment {
  const seeds =
    typeof file.seeds === 'number' ? Array.from({ length: MOST_SEEDS }, (_, index) => index + 1) : file.seeds;
  const replicates = typeof file.seeds === 'number' ? file.seeds : seeds.length;
  const sizes = sizeFaults(file, replicates);
  const combinations = sizes.length > 0 ? [] : combineLevels(file);
  const treatments = combinations.map((levels) => resolveTreatment(file, { levels, replicates }));
  const faults = [
    ...nameFaults(file),
    ...overlapFaults(file),
    ...sizes,
    ...treatments.flatMap(({ faults: found }) => found),
  ];
  if (faults.length > 0) throw invalid(path, faults);
  return {
    name: file.name,
    title: file.title ?? file.name,
    dataset: file.dataset,
    seeds,
    treatments: treatments.map(({ treatment }) => treatment),
    isCut: false,
  };
}

interface Resolved {
  readonly treatment: Treatment;
  readonly faults: readonly Fault[];
}

interface Combination {
  readonly levels: readonly ChosenLevel[];
  readonly replicates: number;
}

function nameOf(levels: readonly ChosenLevel[]): string {
  return levels.map(({ level }) => String(level.name)).join('--');
}

function resolveTreatment(file: OwnFile, { levels, replicates }: Combination): Resolved {
  const config = resolveConfig(file, levels);
  const reshaping = levels.filter(({ level }) => level.model !== undefined);
  const isAlone = file.design === 'one-at-a-time' && levels.length === 1;
  const id = isAlone ? `${levels[0].factor}--${nameOf(levels)}` : levels.length === 0 ? 'base' : nameOf(levels);
  // figures and tables treat a part as one network
  const part = reshaping.length > 0 ? nameOf(reshaping) : isAlone ? levels[0].factor : 'base';
  const treatment: Treatment = {
    id,
    part: isAlone && reshaping.length > 0 ? id : part,
    levels: Object.fromEntries(levels.map(({ factor, level }) => [factor, level.name])),
    config,
    replicates,
  };
  const pointer = levels.length === 1 ? levels[0].pointer : levels.length === 0 ? '/recipe' : '/factors';
  const faults = configFaults(config, file.dataset).map((message) => ({ pointer, message: `In ${id}: ${message}` }));
  return { treatment, faults };
}

function resolveConfig({ model, recipe, dataset }: OwnFile, levels: readonly ChosenLevel[]): TreatmentConfig {
  const shape: OwnFile['model'] = Object.assign({}, model, ...levels.map(({ level }) => level.model));
  const way: OwnFile['recipe'] = Object.assign({}, recipe, ...levels.map(({ level }) => level.recipe));
  const network = buildNetwork({
    inputs: DATA[dataset].pixels,
    hidden: shape.hidden.map((units) => ({ units, activation: shape.activation })),
    classes: DATA[dataset].classes,
    initializer: shape.initializer,
  });
  const { factor, convention, layers } = way.penalty;
  const penalty = {
    factor,
    convention: convention ?? (way.optimizer.kind === 'adamw' ? 'decoupled' : 'keras'),
    layers: layers ?? network.layers.slice(0, -1).map((layer) => layer.name),
  } as const;
  return { ...way, network, penalty };
}

function configFaults(config: TreatmentConfig, dataset: OwnFile['dataset']): string[] {
  const { network, split, batchSize } = config;
  const examples = DATA[dataset].trainCount - (split.kind === 'hold-out' ? split.count : 0);
  const parameters = countParameters(network);
  return [
    ...refusals(config, dataset),
    ...(parameters > MOST_PARAMETERS
      ? [`Expected a network of at most ${MOST_PARAMETERS} parameters, received ${parameters}.`]
      : []),
    ...(examples < batchSize
      ? [
          `Expected a batch of at most the ${Math.max(0, examples)} examples that are trained on, received ${batchSize}.`,
        ]
      : []),
  ];
}

function refusals(config: TreatmentConfig, dataset: OwnFile['dataset']): string[] {
  try {
    parseRunConfig({ ...config, dataset, seeds: { init: 0, shuffle: 0, split: 0 } });
    return [];
  } catch (error) {
    if (!(error instanceof SameseedError)) throw error;
    return error.faults.map(({ message }) => message);
  }
}

const MOST_TOLD = 10;

function invalid(path: string, faults: readonly Fault[]): SameseedError {
  const told = faults.slice(0, MOST_TOLD).map(({ message }) => message);
  const more = faults.length - told.length;
  const count = faults.length === 1 ? '' : `${faults.length} faults in the experiment in ${path}: `;
  const rest = more > 0 ? ` And ${more} more.` : '';
  return new SameseedError('experiment-file-invalid', `${count}${told.join(' ')}${rest}`, { faults });
}
