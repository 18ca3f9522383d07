import { DEFAULT_OPTIMIZERS } from '../../network/optimizers/defaults.ts';
import type { Penalty } from '../../network/network.ts';
import type { Seed } from '../../random/seed.ts';
import type { Experiment, SeedSource, Treatment, TreatmentConfig } from '../experiment.ts';
import { assignmentRecipe, mnistNetwork } from './treatments.ts';

const EPOCHS = 20;
const REPLICATES = 5;
const recipe = assignmentRecipe(EPOCHS);

/**
 * What moves the result, one factor at a time from the assignment's recipe at 20 epochs, with the same 5
 * seeds at every level. The first treatment is the recipe itself: the level that every part shares.
 */
export function factors(seeds: readonly Seed[]): Experiment {
  return {
    name: 'factors',
    title: 'What moves the result: one factor at a time from the recipe of the assignment',
    dataset: 'mnist',
    seeds,
    treatments: [
      level('recipe', 'recipe', {}),
      ...[10, 40].map((epochs) => level('epochs', epochs, { epochs })),
      ...seedSources(),
      ...[32, 64, 256, 512].map((batchSize) => level('batch-size', batchSize, { batchSize })),
      ...optimizers(),
      ...[5_000, 10_000, 12_000].map((count) => level('hold-out', count, { split: holdOut(count) })),
      ...[1e-5, 1e-4, 1e-3].map((factor) => level('weight-decay', factor, { penalty: decayOf(factor) })),
      level('schedule', 'step', { schedule: { kind: 'step', rate: 0.1, divisor: 10, at: [1 / 3, 2 / 3] } }),
      level('schedule', 'cosine', { schedule: { kind: 'cosine', rate: 0.1 } }),
      ...(['tanh', 'logistic'] as const).map((activation) =>
        level('activation', activation, { network: mnistNetwork([500, 300], activation) }),
      ),
    ],
    isCut: false,
  };
}

function level(part: string, value: string | number, changes: Partial<TreatmentConfig>): Treatment {
  const id = part === value ? part : `${part}-${value}`;
  return {
    id,
    part,
    levels: part === value ? {} : { [part]: value },
    replicates: REPLICATES,
    config: { ...recipe, ...changes },
  };
}

/** One source of randomness at a time, with a hold-out, since a split that nobody draws has no seed. */
function seedSources(): Treatment[] {
  return (['init', 'shuffle', 'split'] as const satisfies SeedSource[]).map((source) =>
    Object.assign(level('seed', source, { split: holdOut(10_000) }), { seededBy: [source] }),
  );
}

/** Momentum at 0.01 moves as far in the long run as plain SGD at 0.1; the adaptive ones have the rate that Keras gives. */
function optimizers(): Treatment[] {
  const { momentum, nesterov, rmsprop, adam, adamw } = DEFAULT_OPTIMIZERS;
  return [
    level('optimizer', 'momentum', { optimizer: momentum, ...at(0.01) }),
    level('optimizer', 'nesterov', { optimizer: nesterov, ...at(0.01) }),
    level('optimizer', 'rmsprop', { optimizer: rmsprop, ...at(0.001) }),
    level('optimizer', 'adam', { optimizer: adam, ...at(0.001) }),
    level('optimizer', 'adamw', {
      optimizer: adamw,
      ...at(0.001),
      penalty: { ...decayOf(0.004), convention: 'decoupled' },
    }),
  ];
}

function at(rate: number): Pick<TreatmentConfig, 'schedule'> {
  return { schedule: { kind: 'constant', rate } };
}

function holdOut(count: number): TreatmentConfig['split'] {
  return { kind: 'hold-out', count, stratified: false };
}

function decayOf(factor: number): Penalty {
  return { convention: 'keras', factor, layers: ['dense-1', 'dense-2'] };
}
