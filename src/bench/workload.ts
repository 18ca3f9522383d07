import type { EngineTask, StepInput } from '../engine/engine.ts';

/** What every competitor is given: the same network, weights and batches, so that all of them do the same work. */
export interface Workload extends EngineTask {
  /** Learning rate η of every step. */
  readonly learningRate: number;
  /** Indices of `train`, each of `batchSize`; after the last batch comes the first one again. */
  readonly batches: readonly Uint32Array[];
}

/** The step with a number, counted from 1 over the whole training. */
export function stepOf({ batches, learningRate }: Workload, step: number): StepInput {
  return { step, indices: batches[(step - 1) % batches.length], learningRate };
}
