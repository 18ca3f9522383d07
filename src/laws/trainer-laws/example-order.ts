import { drawPermutation } from '../../random/permutation.ts';
import { differenceBeyond } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { gatherRows } from '../rows.ts';
import { smoothRuns } from './smooth-runs.ts';

/**
 * The rows of one batch in another order lead to the same weights, within `orderUlp` for each step. Catches a batch
 * that is read with the labels of other rows, rows that are left out, and state that runs from row to row.
 */
export const exampleOrder: Law = {
  name: 'example-order',
  statement: 'The order of the examples within a batch never matters.',
  cases: 5,
  plans: (traits) => runPlans(traits, smoothRuns(traits)),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const order = drawPermutation(rig.streamOf(plan, 'law/order'), run.train.count);
    const straight = await rig.open(rig.oneBatch(run, run.train));
    const shuffled = await rig.open(rig.oneBatch(run, gatherRows(run.train, order)));
    for (let epoch = 1; epoch <= plan.epochs; epoch++) {
      await straight.epoch();
      await shuffled.epoch();
      rig.requireRead('batchSize');
      const maxUlp = rig.tolerances.orderUlp * epoch;
      const difference = differenceBeyond(await straight.weights(), await shuffled.weights(), maxUlp);
      if (difference === undefined) continue;
      return {
        what: `Expected the same weights from one batch in another order, within ${maxUlp} ULP of each tensor’s largest value.`,
        when: `after epoch ${epoch} of one step`,
        difference,
      };
    }
    return undefined;
  },
};
