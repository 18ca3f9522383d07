import { differenceBeyond } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { singleRows } from '../rows.ts';

/**
 * A row's probabilities are the same alone and among others, within the trainer's `batchUlp`; 0 states that they are
 * the same bits. Catches statistics over the batch that stay on outside of training, and padding that shows.
 */
export const batchInvariance: Law = {
  name: 'batch-invariance',
  statement: 'What a row is predicted to be never depends on the other rows.',
  cases: 5,
  plans: (traits) => runPlans(traits, { examples: [2, 8], epochs: [1, 1] }),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const training = await rig.open(run);
    await training.epoch();
    const { batchUlp } = rig.tolerances;
    const together = await training.predict(run.train, run.classes);
    for (const [row, single] of singleRows(run.train).entries()) {
      const alone = await training.predict(single, run.classes);
      const values = together.values.slice(row * run.classes, (row + 1) * run.classes);
      const difference = differenceBeyond([alone], [{ ...alone, values }], batchUlp);
      if (difference === undefined) continue;
      return {
        what: `Expected row ${row} of ${run.train.count} to have the probabilities that it has alone, within ${batchUlp} ULP of the largest one.`,
        when: 'after epoch 1',
        difference,
      };
    }
    return undefined;
  },
};
