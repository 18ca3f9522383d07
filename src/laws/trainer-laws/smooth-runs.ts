import type { Optimizer } from '../../network/network.ts';
import type { RunPlanOptions } from '../generators/run-plans.ts';
import type { TrainerTraits } from '../trainer.ts';

/**
 * Optimizers whose step is as exact as the gradient; the others blow the rounding of a gradient near 0 up to a whole
 * step.
 */
const SMOOTH = new Set<Optimizer['kind']>(['sgd', 'momentum', 'nesterov']);

/** Runs of one batch whose weights stay comparable within few ULP when only an order of summation differs. */
export function smoothRuns({ optimizers }: TrainerTraits): RunPlanOptions {
  const smooth = optimizers?.filter(({ kind }) => SMOOTH.has(kind)) ?? [];
  return {
    inputs: [2, 6],
    examples: [2, 8],
    isOneBatch: true,
    epochs: [1, 2],
    learningRates: [0.1],
    ...(smooth.length === 0 ? {} : { optimizers: smooth }),
  };
}
