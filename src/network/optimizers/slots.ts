import type { Optimizer } from '../network.ts';

const NAMES = {
  sgd: [],
  momentum: ['velocity'],
  nesterov: ['velocity'],
  rmsprop: ['mean-square'],
  adam: ['first-moment', 'second-moment'],
  adamw: ['first-moment', 'second-moment'],
} as const satisfies Record<Optimizer['kind'], readonly string[]>;

/** Names of the accumulators that an optimizer keeps for each parameter, in the order of its update rule. */
export function slotNames(optimizer: Optimizer): readonly string[] {
  return NAMES[optimizer.kind];
}
