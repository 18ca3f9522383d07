import type { NamedTensor, Network, Penalty } from '../network.ts';

/**
 * A network with its weights in float64: the truth that engines are measured against, as plain loops without a thought
 * for speed.
 */
export interface ReferenceModel {
  readonly network: Network;
  readonly penalty: Penalty;
  /** Kernel [inputs, units] and bias [units] of each layer in turn, as in `TrainingState`. */
  readonly parameters: readonly Float64Array[];
}

/** Labelled rows. */
export interface ReferenceBatch {
  /** Inputs [batch, inputs]. */
  readonly inputs: Float64Array;
  /** Index of the true class [batch]. */
  readonly labels: ArrayLike<number>;
}

/** The values of float32 tensors as float64, exactly. */
export function widenTensors(tensors: readonly NamedTensor[]): Float64Array[] {
  return tensors.map((tensor) => Float64Array.from(tensor.values));
}
