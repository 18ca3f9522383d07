import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { observableRun, observeEpoch } from './observe-epoch.ts';

/**
 * In an epoch every example is in exactly one batch; all batches are full but the last one, which is divided by its own
 * number of rows. Seen from how far the weight of each example's own input moves, to 2⁻¹⁶ of the way. Catches draws
 * with replacement, a dropped or repeated remainder, and a sum over the batch for its mean.
 */
export const everyExampleOnce: Law = {
  name: 'every-example-once',
  statement: 'An epoch always takes every example once, in full batches and one for the rest.',
  cases: 5,
  plans: (traits) => runPlans(traits, { inputs: [2, 20], layers: [0, 0], batchSize: [1, 7], epochs: [1, 1] }),
  async find(rig, plan) {
    const run = observableRun(rig, plan);
    const { batches, sizes } = await observeEpoch(await rig.open(run), run);
    const strange = batches.indexOf(-1);
    const when = 'after epoch 1';
    const hint = 'Batches are consecutive pieces of one permutation; the last one is the mean over its own rows.';
    if (strange !== -1) {
      return {
        what: `Expected example ${strange} to be met once, in a batch of ${sizes.join(', ')} rows; its weight moved otherwise.`,
        when,
        hint,
      };
    }
    const counts = sizes.map((_, batch) => batches.filter((place) => place === batch).length);
    if (counts.every((count, batch) => count === sizes[batch])) return undefined;
    return { what: `Expected batches of ${sizes.join(', ')} rows, received ${counts.join(', ')}.`, when, hint };
  },
};
