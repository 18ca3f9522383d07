import { flushSecondOrder } from './flush.ts';
import type { UpdatedWeight, WeightStep } from './weight-step.ts';

/**
 * RMSProp, not centred, ε outside the root:
 *
 *     v ← flush(ρ·v + (1 − ρ)·d²)
 *     w ← k·w − η·d / (√v + ε)
 *
 * @see Tieleman & Hinton 2012, Neural Networks for Machine Learning, lecture 6e; `torch.optim.RMSprop`.
 */
export function rmsprop(
  { weight, gradient, slots, learningRate, keep }: WeightStep,
  constants: { readonly decay: number; readonly epsilon: number },
): UpdatedWeight {
  const { decay, epsilon } = constants;
  const meanSquare = flushSecondOrder(decay * slots[0] + (1 - decay) * gradient * gradient);
  return {
    weight: keep * weight - (learningRate * gradient) / (Math.sqrt(meanSquare) + epsilon),
    slots: [meanSquare],
  };
}
