import type { UpdatedWeight, WeightStep } from './weight-step.ts';

/**
 * Stochastic gradient descent:
 *
 *     w ← k·w − η·d
 *
 * @see Robbins & Monro 1951, A Stochastic Approximation Method.
 */
export function sgd({ weight, gradient, learningRate, keep }: WeightStep): UpdatedWeight {
  return { weight: keep * weight - learningRate * gradient, slots: [] };
}
