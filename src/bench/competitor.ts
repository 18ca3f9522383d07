import type { Awaitable, StepInput } from '../engine/engine.ts';
import type { Optimizer } from '../network/network.ts';
import type { Workload } from './workload.ts';

/** A program that trains networks, on one thread. */
export interface Competitor {
  readonly name: string;
  readonly version: string;
  /** Optimizers whose rule it has in the form that `network/optimizers` states. */
  readonly optimizers: readonly Optimizer['kind'][];
  open(workload: Workload): Promise<Contestant>;
}

/** A competitor at work. */
export interface Contestant {
  /** One optimizer step; answers with the mean cross-entropy of the batch before the update, without penalty. */
  step(input: StepInput): Awaitable<number>;
  /** Number of validation examples whose largest logit is that of their class. */
  evaluate(): Awaitable<number>;
  close(): Awaitable<void>;
}
