import { differenceBeyond, unitInLastPlace } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Finding, Law } from '../law.ts';
import type { Rig } from '../rig.ts';
import { gatherRows } from '../rows.ts';
import type { RunPlan } from '../training-run.ts';
import { smoothRuns } from './smooth-runs.ts';

/**
 * A last batch with fewer rows counts as much as its rows do, within `orderUlp`. Of one row many times, an epoch of b +
 * r rows takes the two steps of an epoch of 2b. With learning rate 0, an epoch's loss in batches is its loss in one
 * batch. Catches a remainder that is dropped, divided by the full batch size, or given the weight of a full batch in
 * the mean loss.
 */
export const lastPartialBatch: Law = {
  name: 'last-partial-batch',
  statement: 'The last partial batch always counts with its true weight.',
  cases: 5,
  plans: (traits) =>
    runPlans(traits, { ...smoothRuns(traits), isOneBatch: false, examples: [3, 8], batchSize: [2, 4], epochs: [1, 1] }),
  async find(rig, plan) {
    return (await findOtherSteps(rig, plan)) ?? findOtherLoss(rig, plan);
  },
};

async function findOtherSteps(rig: Rig, plan: RunPlan): Promise<Finding | undefined> {
  const run = rig.runOf(plan);
  const { batchSize } = plan;
  const copies = (count: number) => gatherRows(run.train, new Uint32Array(count));
  const rest = 1 + (plan.dataSeed % Math.max(1, batchSize - 1));
  const partial = await rig.open({ ...run, train: copies(batchSize + rest) });
  const full = await rig.open({ ...run, train: copies(2 * batchSize) });
  await partial.epoch();
  await full.epoch();
  rig.requireRead('batchSize');
  const maxUlp = 2 * rig.tolerances.orderUlp;
  const difference = differenceBeyond(await full.weights(), await partial.weights(), maxUlp);
  if (difference === undefined) return undefined;
  return {
    what: `Expected batches of ${batchSize} and ${rest} copies of one row to be the steps of two of ${batchSize}, within ${maxUlp} ULP of each tensor’s largest value.`,
    when: 'after epoch 1',
    difference,
    hint: 'Keep the remainder, and divide its gradient by its own number of rows.',
  };
}

async function findOtherLoss(rig: Rig, plan: RunPlan): Promise<Finding | undefined> {
  const run = { ...rig.runOf(plan), learningRate: 0 };
  const [pieces, whole] = [await rig.open(run), await rig.open(rig.oneBatch(run, run.train))];
  const [received, expected] = [(await pieces.epoch()).loss, (await whole.epoch()).loss];
  rig.requireRead('learningRate');
  const ulp = Math.abs(received - expected) / unitInLastPlace(expected);
  if (ulp <= rig.tolerances.orderUlp) return undefined;
  return {
    what: `Expected the mean loss ${expected} in batches of ${plan.batchSize} at learning rate 0, received ${received}, which is ${Math.ceil(ulp)} ULP away, more than ${rig.tolerances.orderUlp}.`,
    when: 'after epoch 1',
    hint: 'An epoch’s loss is the mean over its examples: weigh each batch by its number of rows.',
  };
}
