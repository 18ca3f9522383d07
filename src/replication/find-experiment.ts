import { SameseedError } from '../base/errors.ts';
import type { Experiment } from './experiment.ts';
import type { FactorChoice } from './experiments/hinton.ts';
import { openExperiment } from './experiments/registry.ts';
import { isOwnFile, readOwnExperiment } from './own/read.ts';

/**
 * The experiment of that name, or the one that a file of that name describes when it ends in `.json`.
 *
 * @throws {SameseedError} as {@link openExperiment} and {@link readOwnExperiment} do.
 */
export async function findExperiment(word: string, factors?: FactorChoice): Promise<Experiment> {
  if (!isOwnFile(word)) return openExperiment(word, factors);
  if (factors === undefined) return readOwnExperiment(word);
  throw new SameseedError(
    'factors-unused',
    `Expected a choice of factors only for hinton, received "${factors}" for ${word}; leave --factors out.`,
  );
}
