import type { Law } from '../law.ts';
import { runPlans } from '../generators/run-plans.ts';
import { compareTraces, traceEpochs } from './trace.ts';

// two, since an unseeded order of few examples is the same one by chance
const REPEATS = 2;

/**
 * Two trainings of one run have the same weights before the first epoch and after each one, and the same losses, to
 * the last bit; one follows the other in the same process. Catches draws without a seed, and models or optimizers
 * that are built once and used again.
 */
export const repeat: Law = {
  name: 'repeat',
  statement: 'The same run always gives the same bits.',
  cases: 8,
  plans: (traits) => runPlans(traits),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const first = await traceEpochs(await rig.open(run), plan.epochs);
    for (let again = 0; again < REPEATS; again++) {
      await rig.close();
      const next = await traceEpochs(await rig.open(run), plan.epochs);
      const finding = compareTraces(first, next, 'Expected a second training of the same run to give the same bits');
      if (finding !== undefined) return finding;
    }
    return undefined;
  },
};
