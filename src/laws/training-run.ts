import type { Activation, Optimizer, Penalty } from '../network/network.ts';
import type { Seed } from '../random/seed.ts';
import type { Rows } from './rows.ts';

/** A training as numbers: small, printable, and all that is needed to draw the run again. */
export interface RunPlan {
  /** Seed of everything that the trainer draws. */
  readonly seed: Seed;
  readonly inputs: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly classes: number;
  readonly activation: Exclude<Activation, 'softmax'>;
  /** Number of training examples. */
  readonly examples: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly optimizer: Optimizer;
  readonly penalty: Penalty;
  /** Seed of the examples, and of what a law draws itself. */
  readonly dataSeed: Seed;
}

/** What a trainer is asked to train. */
export interface TrainingRun extends Omit<RunPlan, 'examples' | 'dataSeed'> {
  readonly train: Rows;
  /** To be looked at after an epoch, and never to be learnt from. */
  readonly validation: Rows;
}
