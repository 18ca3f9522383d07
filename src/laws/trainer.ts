import type { Awaitable } from '../engine/engine.ts';
import type { Activation, Optimizer, PenaltyConvention } from '../network/network.ts';
import type { Rows } from './rows.ts';
import type { TrainingRun } from './training-run.ts';

/** One tensor of a network's weights. */
export interface WeightTensor {
  /** Default `tensor 0`, `tensor 1`, …, for messages. */
  readonly name?: string;
  readonly shape: readonly number[];
  /** Values in row-major order, float32. */
  readonly values: ArrayLike<number>;
}

/** What a trainer tells of an epoch: the mean training loss, and the mean validation loss where it has one. */
export type EpochLosses = number | { readonly loss: number; readonly validationLoss?: number };

/** A network in training. The first two calls are asked of everyone; a law that needs another is skipped without it. */
export interface Training {
  /** Trains one more epoch on `run.train`, in batches of `run.batchSize`; its mean loss in nats over the examples. */
  epoch(): Awaitable<EpochLosses>;
  /**
   * The weights as they are now, always in the same order; a dense layer's kernel is [inputs, units], then its bias
   * [units].
   */
  weights(): Awaitable<readonly WeightTensor[]>;
  /** Replaces the weights, given as {@link weights} gave them. */
  setWeights?(weights: readonly WeightTensor[]): Awaitable<void>;
  /** Takes the next `count` optimizer steps of the run, over the ends of epochs where they come. */
  steps?(count: number): Awaitable<void>;
  /** Everything that is needed to go on in another training of the same run. */
  save?(): Awaitable<unknown>;
  /** Goes on from what `save` gave in another training of the same run. */
  restore?(saved: unknown): Awaitable<void>;
  /** Mean loss of rows at the present weights, without penalty. */
  loss?(rows: Rows): Awaitable<number>;
  /** Probabilities of the classes [count, classes]. */
  predict?(rows: Rows): Awaitable<ArrayLike<number>>;
  /** Gradient of `loss(rows)` by each weight, in the order of {@link weights}. */
  gradient?(rows: Rows): Awaitable<readonly WeightTensor[]>;
  /** Gives back what the training holds. */
  close?(): Awaitable<void>;
}

/** What a trainer can't vary, or can do besides plain SGD; what is left out is free to the laws. */
export interface TrainerTraits {
  /** Number of inputs, when it can't vary. */
  readonly inputs?: number;
  /** Units of each hidden layer, when they can't vary. */
  readonly hidden?: readonly number[];
  /** Number of classes, when it can't vary. */
  readonly classes?: number;
  /** Activations of hidden layers that it has. Default relu. */
  readonly activations?: readonly Exclude<Activation, 'softmax'>[];
  /** Optimizers, with their constants, that `run.optimizer` may be; default unknown, and their laws are skipped. */
  readonly optimizers?: readonly Optimizer[];
  /** Conventions that `run.penalty` may have; default none. */
  readonly penalties?: readonly PenaltyConvention[];
  /** False for a trainer that keeps the order of its examples. Default true. */
  readonly shuffles?: boolean;
  /** True when its network is dense layers, softmax and mean cross-entropy as the run has them. */
  readonly isDense?: boolean;
}

/** The most that a law lets two trainings be apart, in ULP of the largest value of the tensor. */
export interface TrainerTolerances {
  /** What other rows in the same batch may change in a row's probabilities. Default 16. */
  readonly batchUlp?: number;
  /** What another order of summation may change: of examples, pixels, units, classes. Default 64. */
  readonly orderUlp?: number;
  /** What float32 may change against a formula in float64, for each step. Default 64. */
  readonly formulaUlp?: number;
}

/** What the laws are about: anything that trains a classifier from a seed. */
export interface Trainer {
  /** Name in reports. */
  readonly name: string;
  /** Builds the network of a run from its seed, before the first step. */
  open(run: TrainingRun): Awaitable<Training>;
  /** How many tensors are held now, in all. */
  liveTensors?(): Awaitable<number>;
  readonly traits?: TrainerTraits;
  readonly tolerances?: TrainerTolerances;
}
