import type { Claim } from '../artifact/claim.ts';
import type { Gpu } from '../artifact/fingerprint.ts';
import type { Digest } from '../base/digest.ts';
import type { SameseedError } from '../base/errors.ts';
import type { Examples } from '../dataset/dataset.ts';
import type { Network, Optimizer, Penalty, TrainingState } from '../network/network.ts';

/** An engine's answer may come at once or later (a GPU). */
export type Awaitable<Value> = Value | Promise<Value>;

/** All that an engine has to know before the first step. */
export interface EngineTask {
  readonly network: Network;
  readonly optimizer: Optimizer;
  readonly penalty: Penalty;
  /** Examples that batches index into. */
  readonly train: Examples;
  /** Examples that {@link EngineSession.evaluate} runs over, all of them. */
  readonly validation: Examples;
  /** Largest number of examples in a batch. */
  readonly batchSize: number;
  /** Parameters and accumulators to begin with; the engine copies them. */
  readonly state: TrainingState;
}

/** One optimizer step on one batch. */
export interface StepInput {
  /** 1 for the first step of the run; Adam's bias correction depends on it. */
  readonly step: number;
  /** Rows of `train` [batch], 1 ≤ batch ≤ batchSize, in the order of summation. */
  readonly indices: Uint32Array;
  /** Learning rate η of this step; rounded to float32 by the engine. */
  readonly learningRate: number;
}

/** Sums over examples, from the forward pass (before the update, as Keras counts it). */
export interface Score {
  /** Σ −ln p(true class), nats, float64, without penalty. */
  readonly lossSum: number;
  /** Examples whose largest logit, the first one on ties, is the true class. */
  readonly correct: number;
}

/** A network being trained. */
export interface EngineSession {
  /** @throws {SameseedError} `non-finite` naming step and tensor when a logit or an updated weight is not finite. */
  step(input: StepInput): Awaitable<Score>;
  /** Score over all of `validation`. */
  evaluate(): Awaitable<Score>;
  /** Σ of the penalty term over the chosen kernels as the loss has it, float64; 0 for `decoupled`. */
  penalty(): Awaitable<number>;
  /** Copies of all parameters and accumulators. */
  readState(): Awaitable<TrainingState>;
  close(): Awaitable<void>;
}

/** What one network of a stack answers: a score, or the error that has ended this network and no other. */
export type StackScore = Score | SameseedError;

/**
 * Several networks of one shape that take their steps together. Each has the numbers that it would have alone: to the
 * bit, or up to rounding where {@link Stacking.claim} is `statistical`.
 *
 * All lists are in the order of the tasks. When a network has ended, no more steps are taken: the others go on from their
 * states in a stack of their own.
 */
export interface EngineStack {
  /**
   * One step of every network, each on a batch of its own; all batches are equally large.
   *
   * @throws {SameseedError} what stops all of them, for example `gpu-lost`.
   */
  step(inputs: readonly StepInput[]): Awaitable<readonly StackScore[]>;
  /** Scores over all of `validation`. */
  evaluate(): Awaitable<readonly StackScore[]>;
  /** As {@link EngineSession.penalty}. */
  penalties(): Awaitable<readonly number[]>;
  /** As {@link EngineSession.readState}. */
  readStates(): Awaitable<readonly TrainingState[]>;
  close(): Awaitable<void>;
}

/** How an engine trains stacks. */
export interface Stacking {
  /** Whether a sweep stacks its runs without being asked: where a step costs the same for one network as for many. */
  readonly isUsual: boolean;
  /** The strongest claim that a run from a stack can make; `statistical` where its bits depend on its company. */
  readonly claim: Claim;
  /**
   * Opens a stack of at least one task.
   *
   * @throws {SameseedError} `stack-mixed` for tasks that can't be stacked, `stack-memory` for more than the engine can
   *   hold at once.
   */
  open(tasks: readonly EngineTask[]): Promise<EngineStack>;
}

/** A tensor that a step computes on its way. */
export interface StepTensor {
  /** `dense-1/activations` [rows, units], `dense-3/logits`, `dense-3/kernel/gradient` as the kernel is. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What trains networks: the portable engine, or another library behind the same calls. */
export interface Engine {
  /** Name on the command line, for example `portable`. */
  readonly name: string;
  /** The strongest claim that it can give. */
  readonly claim: Claim;
  /** Version of the engine's arithmetic; it changes when bits change. */
  readonly version: string;
  /** SHA-256 of the WebAssembly module, where there is one. */
  readonly wasmDigest?: Digest;
  /** The GPU that it computes on, where there is one. */
  readonly gpu?: Gpu;
  /** Whoever ends its thread from outside ends the process: it has to be asked, and answers between two steps. */
  readonly mustEndItself?: boolean;
  /** A few known steps against a stored digest. @throws {SameseedError} `self-test-failed`. */
  selfTest(): Promise<void>;
  open(task: EngineTask): Promise<EngineSession>;
  /**
   * What a step on this batch computes on its way from the task's state, in that order: activations, logits, then
   * gradients without the penalty's, last layer first. For those who look for the first difference; absent where the
   * engine can't be looked into.
   */
  inspect?(task: EngineTask, indices: Uint32Array): Awaitable<readonly StepTensor[]>;
  /** There when it can train several networks at once. */
  readonly stacking?: Stacking;
}
