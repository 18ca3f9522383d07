import fc from 'fast-check';
import { DATASET_NAMES } from '../../dataset/dataset.ts';
import type { Split } from '../../dataset/split.ts';
import {
  type Network,
  type Optimizer,
  type Penalty,
  PENALTY_CONVENTIONS,
  type Schedule,
} from '../../network/network.ts';
import type { RunConfig } from '../../training/run-config.ts';
import { architectures, optimizers } from './architectures.ts';
import { seeds } from './seeds.ts';

/** Configs of runs that are valid in every field, with every optimizer, schedule, penalty and split. */
export function runConfigs(): fc.Arbitrary<RunConfig> {
  return fc.tuple(architectures(), optimizers()).chain(([network, optimizer]) =>
    fc.record({
      dataset: fc.constantFrom(...DATASET_NAMES),
      network: fc.constant(network),
      optimizer: fc.constant(optimizer),
      schedule: schedules(),
      penalty: penalties(network, optimizer),
      batchSize: fc.constantFrom(1, 2, 7, 32, 128),
      epochs: fc.integer({ min: 1, max: 40 }),
      split: splits(),
      seeds: fc.record({ init: seeds(), shuffle: seeds(), split: seeds() }),
    }),
  );
}

function schedules(): fc.Arbitrary<Schedule> {
  const rate = fc.constantFrom(0.1, 1e-6, 0.5, 10);
  const at = fc.uniqueArray(fc.constantFrom(0.25, 1 / 3, 0.5, 2 / 3, 0.999), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('constant', 'cosine'), rate }),
    fc.record({
      kind: fc.constant('step'),
      rate,
      divisor: fc.constantFrom(2, 10, 0.5),
      at: at.map((fractions) => fractions.toSorted((a, b) => a - b)),
    }),
  );
}

function penalties({ layers }: Network, { kind }: Optimizer): fc.Arbitrary<Penalty> {
  const allowed = PENALTY_CONVENTIONS.filter((convention) => {
    if (kind === 'adamw') return convention === 'decoupled';
    return kind !== 'adam' || convention !== 'decoupled';
  });
  return fc.record({
    convention: fc.constantFrom(...allowed),
    factor: fc.constantFrom(0, 1e-6, 1e-3, 0.5),
    layers: fc.subarray(layers.map(({ name }) => name)),
  });
}

function splits(): fc.Arbitrary<Split> {
  return fc.oneof(
    fc.constant<Split>({ kind: 'test' }),
    fc.record({
      kind: fc.constant('hold-out' as const),
      count: fc.integer({ min: 1, max: 10_000 }),
      stratified: fc.boolean(),
    }),
  );
}
