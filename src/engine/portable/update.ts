import type { OptimizerConstants, ParameterConstants } from '../constants.ts';
import type { ParameterPlace } from './layout.ts';
import type { Kernels, Offset } from './kernel-types.ts';

/** What one update is made with. */
export interface Update {
  readonly gradient: Offset;
  readonly constants: ParameterConstants;
  readonly optimizer: OptimizerConstants;
}

/** Updates a parameter and its accumulators in place; false when one of their values became non-finite. */
export function update(kernels: Kernels, { values, slots, count }: ParameterPlace, options: Update): boolean {
  const { gradient, optimizer } = options;
  const { factor, keep, rate } = options.constants;
  const [v] = slots;
  if (optimizer.kind === 'sgd') {
    return kernels.updateSgd(values, gradient, count, factor, keep, rate) === 0;
  }
  if (optimizer.kind === 'momentum') {
    return kernels.updateMomentum(values, gradient, v, count, factor, keep, rate, optimizer.momentum) === 0;
  }
  if (optimizer.kind === 'nesterov') {
    return kernels.updateNesterov(values, gradient, v, count, factor, keep, rate, optimizer.momentum) === 0;
  }
  if (optimizer.kind === 'rmsprop') {
    const { decay, complement, epsilon } = optimizer;
    return kernels.updateRmsprop(values, gradient, v, count, factor, keep, rate, decay, complement, epsilon) === 0;
  }
  const { correctedRate, scale, beta1, complement1, beta2, complement2, epsilon } = optimizer;
  const moments = [scale, beta1, complement1, beta2, complement2, epsilon] as const;
  const [first, second] = slots;
  return kernels.updateAdam(values, gradient, first, second, count, factor, keep, correctedRate, ...moments) === 0;
}
