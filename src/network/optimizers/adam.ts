import type { AdamCorrections } from './corrections.ts';
import { flushFirstOrder, flushSecondOrder } from './flush.ts';
import type { UpdatedWeight, WeightStep } from './weight-step.ts';

/** Constants of Adam's rule with the bias corrections of the step. */
export interface AdamConstants extends AdamCorrections {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * Adam, ε outside the root and after the bias correction (as PyTorch has it; Keras puts ε before the correction):
 *
 *     m ← flush(β₁·m + (1 − β₁)·d)
 *     v ← flush(β₂·v + (1 − β₂)·d²)
 *     w ← k·w − η·(m / c₁) / (√(v / c₂) + ε)      c₁ = 1 − β₁ᵗ, c₂ = 1 − β₂ᵗ
 *
 * @see Kingma & Ba 2015, Adam: A Method for Stochastic Optimization, algorithm 1; `torch.optim.Adam`.
 */
export function adam(
  { weight, gradient, slots, learningRate, keep }: WeightStep,
  { beta1, beta2, epsilon, first, second }: AdamConstants,
): UpdatedWeight {
  const firstMoment = flushFirstOrder(beta1 * slots[0] + (1 - beta1) * gradient);
  const secondMoment = flushSecondOrder(beta2 * slots[1] + (1 - beta2) * gradient * gradient);
  return {
    weight: keep * weight - (learningRate * (firstMoment / first)) / (Math.sqrt(secondMoment / second) + epsilon),
    slots: [firstMoment, secondMoment],
  };
}
