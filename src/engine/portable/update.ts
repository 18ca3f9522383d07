import type { OptimizerConstants, ParameterConstants } from '../constants.ts';
import type { Strip } from './backward.ts';
import type { Kernels } from './kernel-types.ts';

/** What one update is made with. */
export interface Update {
  readonly constants: ParameterConstants;
  readonly optimizer: OptimizerConstants;
}

/** Updates a strip of a parameter and its accumulators in place; false when one of their values became non-finite. */
export function update(kernels: Kernels, strip: Strip, { constants, optimizer }: Update): boolean {
  const { parameter, offset, count, gradient } = strip;
  const { factor, keep, rate } = constants;
  const w = parameter.values + offset;
  if (optimizer.kind === 'sgd') {
    return kernels.updateSgd(w, gradient, count, factor, keep, rate) === 0;
  }
  const v = parameter.slots[0] + offset;
  if (optimizer.kind === 'momentum') {
    return kernels.updateMomentum(w, gradient, v, count, factor, keep, rate, optimizer.momentum) === 0;
  }
  if (optimizer.kind === 'nesterov') {
    return kernels.updateNesterov(w, gradient, v, count, factor, keep, rate, optimizer.momentum) === 0;
  }
  if (optimizer.kind === 'rmsprop') {
    const { decay, complement, epsilon } = optimizer;
    return kernels.updateRmsprop(w, gradient, v, count, factor, keep, rate, decay, complement, epsilon) === 0;
  }
  const { correctedRate, scale, beta1, complement1, beta2, complement2, epsilon } = optimizer;
  const second = parameter.slots[1] + offset;
  return (
    kernels.updateAdam(
      w,
      gradient,
      v,
      second,
      count,
      factor,
      keep,
      correctedRate,
      scale,
      beta1,
      complement1,
      beta2,
      complement2,
      epsilon,
    ) === 0
  );
}
