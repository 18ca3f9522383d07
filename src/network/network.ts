/** Activation of a dense layer; `softmax` is for the last layer only. */
export const ACTIVATIONS = ['relu', 'tanh', 'logistic', 'softmax'] as const;

/** Name of an activation. */
export type Activation = (typeof ACTIVATIONS)[number];

/** Initializer of a kernel; biases start at zero. */
export const INITIALIZERS = ['glorot-uniform', 'glorot-normal', 'he-uniform', 'he-normal'] as const;

/** Name of an initializer. */
export type Initializer = (typeof INITIALIZERS)[number];

/** A dense layer: activation(x · kernel + bias). */
export interface Layer {
  /** `dense-1`, `dense-2`, … in order; the prefix of its tensors' names. */
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly initializer: Initializer;
}

/** A network of dense layers, as data; the last layer is softmax. */
export interface Network {
  readonly inputs: number;
  readonly layers: readonly Layer[];
}

/** A float32 tensor with a name: `dense-1/kernel` [inputs, units], `dense-1/bias` [units], `dense-1/kernel/velocity`. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Values in row-major order. */
  readonly values: Float32Array;
}

/** What an optimizer needs to go on from where it was. */
export interface TrainingState {
  /** Steps taken so far; 0 before the first. */
  readonly step: number;
  /** Kernel and bias of each layer, in layer order: `dense-1/kernel`, `dense-1/bias`, `dense-2/kernel`, … */
  readonly parameters: readonly NamedTensor[];
  /** The optimizer's accumulators, `<parameter>/<slot>`, in parameter order; empty for plain SGD. */
  readonly slots: readonly NamedTensor[];
}

/** Optimizer with all of its constants; the learning rate comes from the schedule. */
export type Optimizer =
  | { readonly kind: 'sgd' }
  | { readonly kind: 'momentum'; readonly momentum: number }
  | { readonly kind: 'nesterov'; readonly momentum: number }
  | { readonly kind: 'rmsprop'; readonly decay: number; readonly epsilon: number }
  | { readonly kind: 'adam'; readonly beta1: number; readonly beta2: number; readonly epsilon: number }
  | { readonly kind: 'adamw'; readonly beta1: number; readonly beta2: number; readonly epsilon: number };

/**
 * How a weight-decay factor λ is meant.
 *
 * - `keras`: λ·Σw² is added to the loss, gradient 2λw.
 * - `half`: ½λ·Σw² is added (Hinton's lectures), gradient λw.
 * - `gradient`: λw is added to the gradient (PyTorch's `weight_decay`); the loss that goes with it is ½λ·Σw².
 * - `decoupled`: w is multiplied by 1 − ηλ before the update (AdamW as PyTorch has it), no loss, no gradient.
 */
export const PENALTY_CONVENTIONS = ['keras', 'half', 'gradient', 'decoupled'] as const;

/** Name of a weight-decay convention. */
export type PenaltyConvention = (typeof PENALTY_CONVENTIONS)[number];

/** Weight decay on the kernels of chosen layers; biases are never penalised. */
export interface Penalty {
  readonly convention: PenaltyConvention;
  /** λ ≥ 0; 0 is no weight decay. */
  readonly factor: number;
  /** Names of the layers whose kernels are penalised. */
  readonly layers: readonly string[];
}

/** Learning rate η over the steps of a run. */
export type Schedule =
  | { readonly kind: 'constant'; readonly rate: number }
  /** The rate is divided by `divisor` when each fraction of the run, in (0, 1) and ascending, has passed. */
  | { readonly kind: 'step'; readonly rate: number; readonly divisor: number; readonly at: readonly number[] }
  /** From `rate` to 0 along half a cosine. */
  | { readonly kind: 'cosine'; readonly rate: number };
