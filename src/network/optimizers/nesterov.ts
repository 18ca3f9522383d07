import { flushFirstOrder } from './flush.ts';
import type { UpdatedWeight, WeightStep } from './weight-step.ts';

/**
 * Nesterov's accelerated gradient, as a look ahead along the *new* velocity:
 *
 *     v ← flush(μ·v + d)
 *     w ← k·w − η·(d + μ·v)
 *
 * @see Sutskever et al. 2013, On the importance of initialization and momentum in deep learning; `torch.optim.SGD`.
 */
export function nesterov(
  { weight, gradient, slots, learningRate, keep }: WeightStep,
  constants: { readonly momentum: number },
): UpdatedWeight {
  const velocity = flushFirstOrder(constants.momentum * slots[0] + gradient);
  return {
    weight: keep * weight - learningRate * (gradient + constants.momentum * velocity),
    slots: [velocity],
  };
}
