import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { drawRows } from '../rows.ts';
import { compareTraces, type Moment, traceEpochs } from './trace.ts';

/**
 * With other validation examples a run has the same weights and training losses, to the last bit. Catches validation
 * examples that are trained on, statistics of the input taken over both, early stopping, and draws that validation
 * takes.
 */
export const validationApart: Law = {
  name: 'validation-apart',
  statement: 'Validation never influences training.',
  cases: 5,
  plans: (traits) => runPlans(traits),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const validation = drawRows(plan, 'other-validation', run.validation.count + 2);
    const first = await traceEpochs(await rig.open(run), plan.epochs);
    rig.requireRead('validation');
    const second = await traceEpochs(await rig.open({ ...run, validation }), plan.epochs);
    const what = 'Expected the same training with other validation examples';
    return compareTraces(first.map(trainingOnly), second.map(trainingOnly), what);
  },
};

function trainingOnly({ losses, ...rest }: Moment): Moment {
  return { ...rest, losses: losses.slice(0, 1) };
}
