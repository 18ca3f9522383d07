import { differenceOfBits } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';

/**
 * From the same weights, an epoch under another seed ends in other weights: its batches are others. Catches a shuffle
 * with a fixed seed, and none at all. A trainer that keeps the order on purpose says `shuffles: false`.
 */
export const seedDecidesOrder: Law = {
  name: 'seed-decides-order',
  statement: 'Another seed always gives another order of the examples.',
  cases: 5,
  plans: (traits) =>
    runPlans(traits, { inputs: [3, 6], examples: [12, 16], batchSize: [1, 3], epochs: [1, 1], learningRates: [0.1] }),
  async find(rig, plan) {
    if (rig.traits.shuffles === false) return rig.skip('it keeps the order of its examples');
    const run = rig.runOf(plan);
    const [first, second] = [await rig.open(run), await rig.open({ ...run, seed: (run.seed ^ 1) >>> 0 })];
    await second.setWeights(await first.weights());
    await first.epoch();
    await second.epoch();
    rig.requireRead('batchSize');
    if (differenceOfBits(await first.weights(), await second.weights()) !== undefined) return undefined;
    return {
      what: `Expected another order of the examples for the seeds ${run.seed} and ${(run.seed ^ 1) >>> 0}, but the same weights lead to the same bits.`,
      when: 'after epoch 1',
      hint: 'Shuffle each epoch from the seed of the run; a trainer that keeps the order says `shuffles: false`.',
    };
  },
};
