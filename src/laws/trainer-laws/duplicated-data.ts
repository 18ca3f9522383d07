import { differenceBeyond } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { gatherRows } from '../rows.ts';
import { smoothRuns } from './smooth-runs.ts';

/**
 * One batch of every row twice leads to the weights of one batch of every row once, within `orderUlp` for each step:
 * the gradient is a mean. Catches sums over the batch, and divisors that are not its number of rows.
 */
export const duplicatedData: Law = {
  name: 'duplicated-data',
  statement: 'Every row twice in one batch is always the same step as every row once.',
  cases: 5,
  plans: (traits) => runPlans(traits, smoothRuns(traits)),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const twice = gatherRows(
      run.train,
      Array.from({ length: 2 * run.train.count }, (_, row) => row % run.train.count),
    );
    const [single, double] = [await rig.open(rig.oneBatch(run, run.train)), await rig.open(rig.oneBatch(run, twice))];
    for (let epoch = 1; epoch <= plan.epochs; epoch++) {
      await single.epoch();
      await double.epoch();
      rig.requireRead('batchSize');
      const maxUlp = rig.tolerances.orderUlp * epoch;
      const difference = differenceBeyond(await single.weights(), await double.weights(), maxUlp);
      if (difference === undefined) continue;
      return {
        what: `Expected the same weights from a batch with every row twice, within ${maxUlp} ULP of each tensor’s largest value.`,
        when: `after epoch ${epoch} of one step`,
        difference,
        hint: 'The gradient of a batch is the mean over its rows, not their sum.',
      };
    }
    return undefined;
  },
};
