import { unitInLastPlace } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { singleRows } from '../rows.ts';

/**
 * The loss of rows is the mean of their losses one by one, within `orderUlp` of the largest of these. Catches sums,
 * means over the classes too, and a penalty that is counted for every row.
 */
export const lossIsMean: Law = {
  name: 'loss-is-mean',
  statement: 'The loss of a batch is always the mean of the losses of its rows.',
  cases: 8,
  plans: (traits) => runPlans(traits, { examples: [2, 8], epochs: [1, 1] }),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const training = await rig.open(run);
    await training.epoch();
    const losses: number[] = [];
    for (const single of singleRows(run.train)) losses.push(await training.loss(single));
    const expected = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const received = await training.loss(run.train);
    const ulp = Math.abs(received - expected) / unitInLastPlace(Math.max(...losses));
    if (ulp <= rig.tolerances.orderUlp) return undefined;
    return {
      what: `Expected the loss of ${losses.length} rows to be ${expected}, the mean of their own, received ${received}, which is ${Math.ceil(ulp)} ULP away, more than ${rig.tolerances.orderUlp}.`,
      when: 'after epoch 1',
    };
  },
};
