import { runId } from '../artifact/read.ts';
import { type Digest, digestOfJson } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import type { DatasetName } from '../dataset/dataset.ts';
import type { Seed } from '../random/seed.ts';
import { parseRunConfig, runConfigJson } from '../training/config.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { Experiment, PlannedRun, SeedSource, Treatment } from './experiment.ts';

/** Every run of a sweep, decided before the first one starts. */
export interface Plan {
  readonly experiment: Experiment;
  /** Data set of all runs. */
  readonly dataset: DatasetName;
  /** In the order of treatments, then seeds. */
  readonly runs: readonly PlannedRun[];
  /** Digest of everything that decides the runs' results, but for data and engine. */
  readonly digest: Digest;
}

/** What to plan, and what to change about it. */
export interface PlanRequest {
  readonly experiment: Experiment;
  /** Default: the experiment's own. */
  readonly dataset?: DatasetName;
  /** Every treatment runs once with each of these; default: its number of replicates from the experiment's list. */
  readonly seeds?: readonly Seed[];
}

/**
 * The runs of an experiment.
 *
 * @throws {SameseedError} `seeds-invalid` for no seeds, too few or repeated ones, `experiment-invalid` for treatments
 *   without a usable or unique id, `config-invalid` for a config with faults.
 */
export function planExperiment({ experiment, dataset = experiment.dataset, seeds }: PlanRequest): Plan {
  checkTreatments(experiment.treatments);
  const runs = experiment.treatments.flatMap((treatment) =>
    chooseSeeds(treatment, seeds ?? experiment.seeds.slice(0, treatment.replicates), seeds === undefined).map(
      (seed): PlannedRun => ({
        id: runId({ part: treatment.part, treatment: treatment.id, seed }),
        experiment: experiment.name,
        treatment,
        seed,
        config: parseRunConfig({
          ...treatment.config,
          dataset,
          seeds: seedSources(treatment, seed),
        }),
      }),
    ),
  );
  const digest = digestOfJson({
    experiment: experiment.name,
    isCut: experiment.isCut,
    runs: runs.map(({ id, treatment, config }) => ({
      id,
      levels: { ...treatment.levels },
      config: runConfigJson(config),
    })),
  });
  return { experiment, dataset, runs, digest };
}

function seedSources({ seededBy }: Treatment, seed: Seed): RunConfig['seeds'] {
  const seedOf = (source: SeedSource): Seed => (seededBy === undefined || seededBy.includes(source) ? seed : 0);
  return { init: seedOf('init'), shuffle: seedOf('shuffle'), split: seedOf('split') };
}

const PATH_SEGMENT = /^[A-Za-z0-9][A-Za-z0-9.-]*$/u;

function checkTreatments(treatments: readonly Treatment[]): void {
  const ids = treatments.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new SameseedError(
      'experiment-invalid',
      `Expected treatments with different ids, received "${repeated}" twice.`,
    );
  }
  const odd = treatments.flatMap(({ part, id }) => [part, id]).find((name) => !PATH_SEGMENT.test(name));
  if (odd !== undefined) {
    throw new SameseedError(
      'experiment-invalid',
      `Expected names of parts and treatments to be of letters, digits, "-" and ".", received "${odd}".`,
    );
  }
}

function chooseSeeds(treatment: Treatment, seeds: readonly Seed[], isFromList: boolean): readonly Seed[] {
  const repeated = seeds.find((seed, index) => seeds.indexOf(seed) !== index);
  if (repeated !== undefined) {
    throw new SameseedError('seeds-invalid', `Expected different seeds, received ${repeated} twice.`);
  }
  const needed = isFromList ? treatment.replicates : 1;
  if (seeds.length >= needed) return seeds;
  throw new SameseedError(
    'seeds-invalid',
    `Expected at least ${needed} seed${needed === 1 ? '' : 's'} for ${treatment.id}, received ${seeds.length}; add some at the end of the list.`,
  );
}
