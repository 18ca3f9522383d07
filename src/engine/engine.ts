import type { Claim } from '../artifact/claim.ts';
import type { Gpu } from '../artifact/fingerprint.ts';
import type { Digest } from '../base/digest.ts';
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
}
