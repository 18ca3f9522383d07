import { SameseedError } from '../base/errors.ts';
import type { Seed } from '../random/seed.ts';
import type { Experiment } from '../replication/experiment.ts';
import { EXPERIMENT_NAMES } from '../replication/experiments/registry.ts';

/**
 * The first `count` of an experiment's seeds, or nothing when `count` is not given, so that the plan decides.
 *
 * @throws {SameseedError} `option-invalid` when the experiment lists fewer.
 */
export function chooseSeeds({ name, seeds }: Experiment, count: number | undefined): { seeds?: readonly Seed[] } {
  if (count === undefined) return {};
  if (count <= seeds.length) return { seeds: seeds.slice(0, count) };
  throw new SameseedError(
    'option-invalid',
    `Expected --seeds to be at most ${seeds.length}, the length of ${EXPERIMENT_NAMES.includes(name) ? `seeds/${name}.json` : 'its list of seeds'}, received ${count}; add seeds at its end.`,
  );
}
