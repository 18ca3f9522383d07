import { type AdamConstants, adam } from './adam.ts';
import type { UpdatedWeight, WeightStep } from './weight-step.ts';

/**
 * Adam with decoupled weight decay: {@link adam}, where the decay is only in k = 1 − ηλ and never in d.
 *
 *     w ← (1 − ηλ)·w − η·(m / c₁) / (√(v / c₂) + ε)
 *
 * @see Loshchilov & Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2; `torch.optim.AdamW`.
 */
export function adamw(step: WeightStep, constants: AdamConstants): UpdatedWeight {
  return adam(step, constants);
}
