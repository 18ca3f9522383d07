import type { DatasetName } from '../dataset/dataset.ts';
import type { Seed } from '../random/seed.ts';
import type { RunConfig } from '../training/run-config.ts';

/** Source of randomness in a run: initial weights, order of the examples, choice of the validation examples. */
export type SeedSource = keyof RunConfig['seeds'];

/** A config with everything but the seeds and the data set, which the plan fills in. */
export type TreatmentConfig = Omit<RunConfig, 'seeds' | 'dataset'>;

/** One level for each factor, and how often it is replicated. */
export interface Treatment {
  /** Unique in the experiment; letters, digits, `-` and `.` only. */
  readonly id: string;
  /** Part of the experiment that figures and tables treat together. */
  readonly part: string;
  readonly levels: Readonly<Record<string, string | number>>;
  readonly config: TreatmentConfig;
  /** Number of seeds, taken from the front of the experiment's list. */
  readonly replicates: number;
  /** Sources of randomness that take a replicate's seed, the others being fixed to seed 0; default: all of them. */
  readonly seededBy?: readonly SeedSource[];
}

/** A named model, data and schedule with the treatments to be compared; planned before it starts. */
export interface Experiment {
  readonly name: string;
  readonly title: string;
  readonly dataset: DatasetName;
  /** Seeds in order; append only, so that more replicates never change the first ones. */
  readonly seeds: readonly Seed[];
  readonly treatments: readonly Treatment[];
  /** True when it is too short for a verdict against its target. */
  readonly isCut: boolean;
}

/** One run of a plan. */
export interface PlannedRun {
  /** `<part>/<treatment>/seed-<n>`; also its path below the output folder. */
  readonly id: string;
  readonly experiment: string;
  readonly treatment: Treatment;
  readonly seed: Seed;
  readonly config: RunConfig;
}
