import { differenceOfBits } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';

/**
 * Before the first epoch every tensor that isn't one value throughout is another one under another seed: the next
 * one, and those that differ in one high bit, which are lost where a seed is cut to 16 or 31 bits. Catches a seed that
 * reaches no layer, or not all of them.
 */
export const seedDecidesWeights: Law = {
  name: 'seed-decides-weights',
  statement: 'Another seed always gives other initial weights.',
  cases: 5,
  plans: (traits) => runPlans(traits, { inputs: [3, 6], units: [3, 4], classes: [3, 4], epochs: [1, 1] }),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const weights = await (await rig.open(run)).weights();
    const drawn = weights.filter(({ values }) => values.length > 1 && values.some((value) => value !== values[0]));
    if (drawn.length === 0)
      return { what: 'Expected initial weights that differ among each other, received constants.' };
    for (const flip of [1, 2 ** 16, 2 ** 31]) {
      const seed = (run.seed ^ flip) >>> 0;
      const others = await (await rig.open({ ...run, seed })).weights();
      const kept = drawn.find((tensor) => {
        const other = others[weights.indexOf(tensor)];
        return other.values.length === tensor.values.length && differenceOfBits([tensor], [other]) === undefined;
      });
      if (kept === undefined) continue;
      return {
        what: `Expected other initial weights for the seeds ${run.seed} and ${seed}, but ${kept.name} is the same.`,
        when: 'before the first epoch',
        hint: 'Give the seed of the run to the initializer of every layer, all of its 32 bits.',
      };
    }
    return undefined;
  },
};
