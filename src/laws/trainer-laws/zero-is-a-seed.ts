import fc from 'fast-check';
import { differenceOfBits } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import type { Rig } from '../rig.ts';
import type { RunPlan } from '../training-run.ts';
import { compareTraces, traceEpochs } from './trace.ts';

/**
 * Seed 0 repeats itself like any other, and is another one than 1. Catches `if (seed)`, `seed || default` and libraries
 * that take 0 for no seed, as TensorFlow.js does for normal initializers.
 */
export const zeroIsASeed: Law = {
  name: 'zero-is-a-seed',
  statement: 'Seed 0 is always a seed like any other.',
  cases: 3,
  plans: (traits) => runPlans(traits, { inputs: [2, 6], seed: fc.constant(0) }),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const first = await traceEpochs(await rig.open(run), plan.epochs);
    const second = await traceEpochs(await rig.open(run), plan.epochs);
    const finding = compareTraces(first, second, 'Expected a second training with seed 0 to give the same bits');
    if (finding !== undefined && !(await repeatOtherSeeds(rig, plan))) {
      return rig.skip('other seeds don’t repeat themselves either');
    }
    const hint = 'Somewhere 0 counts as “no seed”: compare with undefined, or add 1 to every seed you hand on.';
    if (finding !== undefined) return { ...finding, hint };
    const one = await (await rig.open({ ...run, seed: 1 })).weights();
    return differenceOfBits(first[0].weights, one) === undefined
      ? {
          what: 'Expected other weights for the seeds 0 and 1, received the same.',
          when: 'before the first epoch',
          hint,
        }
      : undefined;
  },
};

async function repeatOtherSeeds(rig: Rig, plan: RunPlan): Promise<boolean> {
  for (const seed of [1, 2, 3, 4]) {
    const run = { ...rig.runOf(plan), seed };
    const first = await traceEpochs(await rig.open(run), plan.epochs);
    const second = await traceEpochs(await rig.open(run), plan.epochs);
    if (compareTraces(first, second, '') !== undefined) return false;
  }
  return true;
}
