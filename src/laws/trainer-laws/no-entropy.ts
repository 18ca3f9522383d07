import { SameseedError } from '../../base/errors.ts';
import { withoutEntropy } from '../entropy/without-entropy.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { traceEpochs } from './trace.ts';

/**
 * A training opens and trains with no call of `Math.random`, the clock, or anything else that another run answers
 * otherwise. Catches the source of what `repeat` only notices, and draws that happen not to matter yet.
 */
export const noEntropy: Law = {
  name: 'no-entropy',
  statement: 'Training never draws without a seed and never asks the clock.',
  cases: 3,
  plans: (traits) => runPlans(traits, { examples: [2, 8] }),
  async find(rig, plan) {
    try {
      await withoutEntropy(async () => traceEpochs(await rig.open(rig.runOf(plan)), plan.epochs));
      return undefined;
    } catch (error) {
      if (!(error instanceof SameseedError) || error.code !== 'entropy') throw error;
      return { what: error.message, cause: error };
    }
  },
};
