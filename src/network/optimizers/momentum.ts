import { flushFirstOrder } from './flush.ts';
import type { UpdatedWeight, WeightStep } from './weight-step.ts';

/**
 * Gradient descent with momentum, the learning rate outside the velocity (as PyTorch and tfjs have it; Keras keeps it
 * inside, which is another rule once the rate changes):
 *
 *     v ← flush(μ·v + d)
 *     w ← k·w − η·v
 *
 * @see Polyak 1964, Some methods of speeding up the convergence of iteration methods; `torch.optim.SGD`.
 */
export function momentum(
  { weight, gradient, slots, learningRate, keep }: WeightStep,
  constants: { readonly momentum: number },
): UpdatedWeight {
  const velocity = flushFirstOrder(constants.momentum * slots[0] + gradient);
  return { weight: keep * weight - learningRate * velocity, slots: [velocity] };
}
