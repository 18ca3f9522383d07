import { parseFileName } from '../artifact/file-name.ts';
import { runId } from '../artifact/read.ts';
import { type Digest, digestOfJson } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import type { DatasetName } from '../dataset/dataset.ts';
import { parseSeed, type Seed } from '../random/seed.ts';
import { parseRunConfig, runConfigJson } from '../training/config.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { Experiment, PlannedRun, SeedSource, Treatment } from './experiment.ts';

/** Every run of a sweep, decided before the first one starts. */
export interface Plan {
  /** As it is executed: with the seeds that are used and how many of them each treatment takes. */
  readonly experiment: Experiment;
  /** Data set of all runs. */
  readonly dataset: DatasetName;
  /** In the order of treatments, then seeds. */
  readonly runs: readonly PlannedRun[];
  /** Digest of {@link planContent}. */
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
 * @throws {SameseedError} `seeds-invalid` for no seeds, too few or repeated ones, `seed-invalid`, `experiment-invalid`
 *   for treatments without a usable or unique id, `config-invalid` for a config with faults.
 */
export function planExperiment({ experiment: given, dataset = given.dataset, seeds }: PlanRequest): Plan {
  const experiment = resolveExperiment({ ...given, dataset }, seeds);
  const configs = experiment.treatments.map(({ config }) =>
    parseRunConfig({ ...config, dataset, seeds: { init: 0, shuffle: 0, split: 0 } }),
  );
  const runs = experiment.treatments.flatMap((treatment, index) =>
    experiment.seeds.slice(0, treatment.replicates).map((seed): PlannedRun => ({
      id: runId({ part: treatment.part, treatment: treatment.id, seed }),
      experiment: experiment.name,
      treatment,
      seed,
      config: { ...configs[index], seeds: seedSources(treatment, seed) },
    })),
  );
  return { experiment, dataset, runs, digest: digestOfJson(planContent(experiment)) };
}

/** Everything that decides the runs' results, but for the bytes of the data and the engine. */
export function planContent({ name, isCut, dataset, seeds, treatments }: Experiment) {
  return {
    experiment: name,
    isCut,
    dataset,
    seeds: [...seeds],
    treatments: treatments.map(({ id, part, levels, replicates, seededBy, config }) => ({
      id,
      part,
      levels: { ...levels },
      replicates,
      ...(seededBy === undefined ? {} : { seededBy: [...seededBy] }),
      config: configJson(config),
    })),
  };
}

function configJson(config: Treatment['config']): ReturnType<typeof runConfigJson> {
  const { seeds: _seeds, dataset: _dataset, ...json } = runConfigJson({ ...config, dataset: 'mnist', seeds: NO_SEEDS });
  return json;
}

const NO_SEEDS = { init: 0, shuffle: 0, split: 0 };

function seedSources({ seededBy }: Treatment, seed: Seed): RunConfig['seeds'] {
  const seedOf = (source: SeedSource): Seed => (seededBy === undefined || seededBy.includes(source) ? seed : 0);
  return { init: seedOf('init'), shuffle: seedOf('shuffle'), split: seedOf('split') };
}

function resolveExperiment(experiment: Experiment, given: readonly Seed[] | undefined): Experiment {
  const seeds = given ?? experiment.seeds;
  const treatments =
    given === undefined
      ? experiment.treatments
      : experiment.treatments.map((treatment) => ({ ...treatment, replicates: given.length }));
  checkNames(treatments);
  for (const { id, replicates } of treatments) checkCount(id, { seeds, needed: Math.max(1, replicates) });
  const used = seeds.slice(0, Math.max(...treatments.map(({ replicates }) => replicates)));
  const repeated = used.find((seed, index) => used.indexOf(parseSeed(seed)) !== index);
  if (repeated === undefined) return { ...experiment, seeds: used, treatments };
  throw new SameseedError('seeds-invalid', `Expected different seeds, received ${repeated} twice.`);
}

function checkCount(id: string, { seeds, needed }: { seeds: readonly Seed[]; needed: number }): void {
  if (seeds.length >= needed) return;
  throw new SameseedError(
    'seeds-invalid',
    `Expected at least ${needed} seed${needed === 1 ? '' : 's'} for ${id}, received ${seeds.length}; add some at the end of the list.`,
  );
}

const PATH_SEGMENT = /^[A-Za-z0-9][A-Za-z0-9.-]*$/u;
const LONGEST_SEED = 4_294_967_295;

function checkNames(treatments: readonly Treatment[]): void {
  if (treatments.length === 0) {
    throw new SameseedError('experiment-invalid', 'Expected at least one treatment, received none.');
  }
  const taken = new Set<string>();
  for (const { part, id } of treatments) {
    const odd = [part, id].find((name) => !PATH_SEGMENT.test(name));
    if (odd !== undefined) {
      throw new SameseedError(
        'experiment-invalid',
        `Expected names of parts and treatments to be of letters, digits, "-" and ".", received "${odd}".`,
      );
    }
    parseFileName(`runs/${runId({ part, treatment: id, seed: LONGEST_SEED })}`);
    // Some systems take names that differ in case for one.
    const name = id.toLowerCase();
    if (taken.has(name)) {
      throw new SameseedError('experiment-invalid', `Expected treatments with different ids, received "${id}" twice.`);
    }
    taken.add(name);
  }
}
