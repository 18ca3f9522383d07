import { drawPermutation } from '../../random/permutation.ts';
import { permuteAxis, requireDense } from '../dense-weights.ts';
import { differenceBeyond } from '../float32-tensors.ts';
import type { Finding } from '../law.ts';
import type { Rig } from '../rig.ts';
import type { Rows } from '../rows.ts';
import type { RunPlan, TrainingRun } from '../training-run.ts';

/** A change of names that training must follow: of inputs, units or classes. */
export interface Renaming {
  /** Axis of the weights, as {@link permuteAxis} counts them. */
  readonly axis: number;
  /** How many places there are. */
  readonly size: number;
  /** The rows under the new names: place p is what place `order[p]` was. */
  rename(rows: Rows, order: Uint32Array): Rows;
  /** The law's expectation, for the message. */
  readonly what: string;
}

/**
 * Trains twice from the same weights, once under other names, with every epoch one batch, and looks whether the weights
 * are the same but for the names, up to the order of summation.
 */
export async function findUnequalNames(rig: Rig, plan: RunPlan, renaming: Renaming): Promise<Finding | undefined> {
  const { axis, size, what } = renaming;
  const order = drawPermutation(rig.streamOf(plan, 'law/order'), size);
  const drawn = rig.runOf(plan);
  const run = rig.oneBatch(drawn, drawn.train);
  const renamed: TrainingRun = rig.oneBatch(drawn, renaming.rename(drawn.train, order));
  const [training, other] = [await rig.open(run), await rig.open(renamed)];
  const start = await training.weights();
  requireDense(rig, run, start);
  await other.setWeights(permuteAxis(start, axis, order));
  for (let epoch = 1; epoch <= plan.epochs; epoch++) {
    await training.epoch();
    await other.epoch();
    const expected = permuteAxis(await training.weights(), axis, order);
    const difference = differenceBeyond(expected, await other.weights(), rig.tolerances.orderUlp * epoch);
    if (difference === undefined) continue;
    return {
      what: `${what}, within ${rig.tolerances.orderUlp * epoch} ULP of each tensor’s largest value.`,
      when: `after epoch ${epoch} of one step`,
      difference,
    };
  }
  return undefined;
}
