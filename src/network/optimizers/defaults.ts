import type { Optimizer } from '../network.ts';

/** Each optimizer with the constants it has when none are given: those of PyTorch, and Keras' for RMSProp. */
export const DEFAULT_OPTIMIZERS = {
  sgd: { kind: 'sgd' },
  momentum: { kind: 'momentum', momentum: 0.9 },
  nesterov: { kind: 'nesterov', momentum: 0.9 },
  rmsprop: { kind: 'rmsprop', decay: 0.9, epsilon: 1e-7 },
  adam: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  adamw: { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
} as const satisfies { readonly [Kind in Optimizer['kind']]: Extract<Optimizer, { kind: Kind }> };
