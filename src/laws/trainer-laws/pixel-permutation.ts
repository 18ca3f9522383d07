import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { permuteColumns } from '../rows.ts';
import { findUnequalNames } from './equivariance.ts';
import { smoothRuns } from './smooth-runs.ts';

/**
 * Inputs in another order, with the rows of the first kernel in the same one, train to the same weights in that order,
 * within `orderUlp` for each step. Catches preprocessing, masks or penalties that treat some inputs otherwise.
 */
export const pixelPermutation: Law = {
  name: 'pixel-permutation',
  statement: 'The order of the inputs never matters.',
  cases: 5,
  plans: (traits) => runPlans(traits, smoothRuns(traits)),
  async find(rig, plan) {
    return findUnequalNames(rig, plan, {
      axis: 0,
      size: plan.inputs,
      rename: permuteColumns,
      what: 'Expected the same training with inputs and the first kernel’s rows in another order',
    });
  },
};
