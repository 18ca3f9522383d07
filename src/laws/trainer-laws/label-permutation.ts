import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { findUnequalNames } from './equivariance.ts';
import { smoothRuns } from './smooth-runs.ts';

/**
 * Classes under other numbers, with the output units in the same order, train to the same weights in that order, within
 * `orderUlp` for each step. Catches a class that the loss leaves out or weighs otherwise, and labels read one off.
 */
export const labelPermutation: Law = {
  name: 'label-permutation',
  statement: 'The numbers of the classes never matter.',
  cases: 5,
  plans: (traits) => runPlans(traits, smoothRuns(traits)),
  async find(rig, plan) {
    return findUnequalNames(rig, plan, {
      axis: plan.hidden.length + 1,
      size: plan.classes,
      rename: (rows, order) => ({ ...rows, labels: rows.labels.map((label) => order.indexOf(label)) }),
      what: 'Expected the same training with classes and output units in another order',
    });
  },
};
