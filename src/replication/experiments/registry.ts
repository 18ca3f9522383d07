import { readFileSync } from 'node:fs';
import { SameseedError } from '../../base/errors.ts';
import { parse, z } from '../../base/schema.ts';
import { type Seed, seedSchema } from '../../random/seed.ts';
import type { Experiment } from '../experiment.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { factors } from './factors.ts';
import { type FactorChoice, hinton } from './hinton.ts';
import { quick } from './quick.ts';
import { refit } from './refit.ts';
import { search } from './search.ts';

const EXPERIMENTS: Readonly<Record<string, (seeds: readonly Seed[], choice?: FactorChoice) => Experiment>> = {
  quick,
  hinton,
  factors,
  search,
  refit,
};

/** Names of the experiments that come with the program. */
export const EXPERIMENT_NAMES: readonly string[] = Object.keys(EXPERIMENTS);

/**
 * The experiment of that name with its committed seeds; `choice` is for the factors of `hinton`.
 *
 * @throws {SameseedError} `experiment-unknown`, `factors-unused` for factors of another experiment than `hinton`.
 */
export function openExperiment(name: string, choice?: FactorChoice): Experiment {
  if (!Object.hasOwn(EXPERIMENTS, name)) {
    throw new SameseedError(
      'experiment-unknown',
      `Unknown experiment "${name}"; known: ${EXPERIMENT_NAMES.join(', ')}, or a file of your own that ends in .json.`,
    );
  }
  if (choice !== undefined && name !== 'hinton') {
    throw new SameseedError(
      'factors-unused',
      `Expected a choice of factors only for hinton, received "${choice}" for ${name}; leave --factors out.`,
    );
  }
  return EXPERIMENTS[name](readSeeds(name), choice);
}

function readSeeds(name: string): readonly Seed[] {
  const schema = z.strictObject({ experiment: z.literal(name), seeds: z.array(seedSchema) });
  const text = readFileSync(new URL(`seeds/${name}.json`, PACKAGE_ROOT), 'utf8');
  return parse(schema, JSON.parse(text), { code: 'seeds-invalid', subject: `seeds of ${name}` }).seeds;
}
