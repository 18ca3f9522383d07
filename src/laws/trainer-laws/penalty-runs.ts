import fc from 'fast-check';
import type { NamedTensor, Optimizer, Penalty, PenaltyConvention } from '../../network/network.ts';
import { requireDense } from '../dense-weights.ts';
import type { Rig } from '../rig.ts';
import type { RunPlan } from '../training-run.ts';

/** Penalties on all layers of a run but perhaps the last; `none of them` where it would have no kernel. */
export const somePenalties: fc.Arbitrary<Penalty> = fc.record({
  convention: fc.constant<PenaltyConvention>('keras'),
  factor: fc.constantFrom(0.25, 0.03125),
  layers: fc.constantFrom(['dense-1'], ['dense-1', 'dense-2', 'dense-3']),
});

/** The penalty in another convention, on the layers that the run has. */
export function penaltyOf(plan: RunPlan, convention: PenaltyConvention, factor = plan.penalty.factor): Penalty {
  const layers = plan.penalty.layers.slice(0, plan.hidden.length + 1);
  return { convention, factor, layers };
}

/** Weights before and after some steps, each on all examples, under this penalty and optimizer. */
export async function trainPenalised(
  rig: Rig,
  plan: RunPlan,
  changes: { readonly penalty: Penalty; readonly optimizer: Optimizer; readonly steps: number },
): Promise<{ readonly before: NamedTensor[]; readonly after: NamedTensor[] }> {
  const { penalty, optimizer, steps } = changes;
  const drawn = rig.runOf(plan);
  const run = { ...rig.oneBatch(drawn, drawn.train), penalty, optimizer };
  const training = await rig.open(run);
  const before = await training.weights();
  requireDense(rig, run, before);
  for (let step = 1; step <= steps; step++) await training.epoch();
  return { before, after: await training.weights() };
}

/** Whether a coupled penalty, part of loss or gradient, fits the optimizer, or a decoupled one. */
export function fits(optimizer: Optimizer, convention: PenaltyConvention): boolean {
  if (optimizer.kind === 'adamw') return convention === 'decoupled';
  return optimizer.kind !== 'adam' || convention !== 'decoupled';
}
