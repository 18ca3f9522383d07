import { readFileSync } from 'node:fs';
import { SameseedError } from '../../base/errors.ts';
import { parse, z } from '../../base/schema.ts';
import { type Seed, seedSchema } from '../../random/seed.ts';
import type { Experiment } from '../experiment.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { factors } from './factors.ts';
import { hinton } from './hinton.ts';
import { quick } from './quick.ts';
import { refit } from './refit.ts';
import { search } from './search.ts';

const EXPERIMENTS: Readonly<Record<string, (seeds: readonly Seed[]) => Experiment>> = {
  quick,
  hinton,
  factors,
  search,
  refit,
};

/** Names of the experiments that come with the program. */
export const EXPERIMENT_NAMES: readonly string[] = Object.keys(EXPERIMENTS);

/**
 * The experiment of that name with its committed seeds.
 *
 * @throws {SameseedError} `experiment-unknown`.
 */
export function openExperiment(name: string): Experiment {
  if (!Object.hasOwn(EXPERIMENTS, name)) {
    throw new SameseedError(
      'experiment-unknown',
      `Unknown experiment "${name}"; known: ${EXPERIMENT_NAMES.join(', ')}.`,
    );
  }
  return EXPERIMENTS[name](readSeeds(name));
}

function readSeeds(name: string): readonly Seed[] {
  const schema = z.strictObject({ experiment: z.literal(name), seeds: z.array(seedSchema) });
  const text = readFileSync(new URL(`seeds/${name}.json`, PACKAGE_ROOT), 'utf8');
  return parse(schema, JSON.parse(text), { code: 'seeds-invalid', subject: `seeds of ${name}` }).seeds;
}
