import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { findUnequalNames } from './equivariance.ts';
import { smoothRuns } from './smooth-runs.ts';

/**
 * Hidden units in another order, with everything that belongs to them, train to the same weights in that order, within
 * `orderUlp` for each step. Catches updates that depend on a unit's place.
 */
export const unitPermutation: Law = {
  name: 'unit-permutation',
  statement: 'The order of the hidden units never matters.',
  cases: 5,
  plans: (traits) => runPlans(traits, { ...smoothRuns(traits), layers: [1, 2] }),
  async find(rig, plan) {
    if (plan.hidden.length === 0) return rig.skip('it has no hidden layer');
    const axis = 1 + (plan.dataSeed % plan.hidden.length);
    return findUnequalNames(rig, plan, {
      axis,
      size: plan.hidden[axis - 1],
      rename: (rows) => rows,
      what: `Expected the same training with the units of hidden layer ${axis} in another order`,
    });
  },
};
