import { unitInLastPlace } from '../float32-tensors.ts';
import { NO_PENALTY, runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { fits, penaltyOf, somePenalties } from './penalty-runs.ts';

/**
 * With learning rate 0 and the training examples for validation, the two losses of an epoch are one, penalty or not,
 * within `orderUlp`. Catches a penalty that is in one of the two only, as `model.fit` of TensorFlow.js has it.
 */
export const lossesAgree: Law = {
  name: 'losses-agree',
  statement: 'Training loss and validation loss are always the same measure.',
  cases: 5,
  plans: (traits) => runPlans(traits, { epochs: [1, 1], penalties: somePenalties }),
  async find(rig, plan) {
    const drawn = rig.runOf(plan);
    const convention = rig.traits.penalties?.find((name) => fits(plan.optimizer, name));
    const penalty = convention === undefined ? NO_PENALTY : penaltyOf(plan, convention);
    const run = { ...drawn, learningRate: 0, validation: drawn.train, penalty };
    const { loss, validationLoss } = await (await rig.open(run)).epoch();
    rig.requireRead('learningRate');
    if (validationLoss === undefined) return rig.skip('its epochs have no `validationLoss`');
    const ulp = Math.abs(loss - validationLoss) / unitInLastPlace(loss);
    if (ulp <= rig.tolerances.orderUlp) return undefined;
    return {
      what: `Expected the training loss ${loss} to be the validation loss of the same rows at learning rate 0, received ${validationLoss}, which is ${Math.ceil(ulp)} ULP away, more than ${rig.tolerances.orderUlp}.`,
      when: 'after epoch 1',
      hint: 'Leave the penalty out of both, or put it into both.',
    };
  },
};
