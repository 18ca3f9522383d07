import type { DatasetName } from '../dataset/dataset.ts';
import type { Split } from '../dataset/split.ts';
import type { Network, Optimizer, Penalty, Schedule } from '../network/network.ts';
import type { Seed } from '../random/seed.ts';

/** A seed for each source of randomness, so that their shares of the variance can be measured. */
export interface RunSeeds {
  readonly init: Seed;
  readonly shuffle: Seed;
  readonly split: Seed;
}

/** Everything that decides a run's result, with nothing left open. */
export interface RunConfig {
  readonly dataset: DatasetName;
  readonly network: Network;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  readonly penalty: Penalty;
  readonly batchSize: number;
  readonly epochs: number;
  readonly split: Split;
  readonly seeds: RunSeeds;
}
