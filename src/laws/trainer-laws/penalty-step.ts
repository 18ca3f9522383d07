import { penaltyTerms } from '../../network/penalty.ts';
import { differenceBeyond, mapTensor } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { penaltyOf, somePenalties, trainPenalised } from './penalty-runs.ts';

/**
 * One step of plain SGD with weight decay λ differs from the step without by −η·s·λ·w at each penalised kernel, s = 2
 * for `keras` and 1 for `half`, `gradient` and `decoupled`, and by nothing elsewhere, biases among it; within
 * `orderUlp`. Catches a factor that is off by two or by the learning rate, penalised biases, the activity for the
 * kernel, and an l1 that comes along.
 */
export const penaltyStep: Law = {
  name: 'penalty-step',
  statement: 'Weight decay always moves a kernel by its convention’s factor, and nothing else.',
  cases: 6,
  plans: (traits) =>
    runPlans(traits, { isOneBatch: true, epochs: [1, 1], learningRates: [0.1, 0.5], penalties: somePenalties }),
  async find(rig, plan) {
    const { penalties = [], optimizers } = rig.traits;
    if (penalties.length === 0) return rig.skip('its traits name no penalties');
    const optimizer = optimizers?.find(({ kind }) => kind === 'sgd');
    if (optimizer === undefined) return rig.skip('its traits don’t name plain SGD');
    const free = await trainPenalised(rig, plan, { penalty: penaltyOf(plan, penalties[0], 0), optimizer, steps: 1 });
    for (const convention of penalties) {
      const penalty = penaltyOf(plan, convention);
      const { after } = await trainPenalised(rig, plan, { penalty, optimizer, steps: 1 });
      const { gradientFactor, decayFactor } = penaltyTerms(penalty);
      const expected = free.after.map((tensor, place) => {
        const isPenalised = place % 2 === 0 && penalty.layers.includes(`dense-${place / 2 + 1}`);
        const pull = isPenalised ? plan.learningRate * (gradientFactor + decayFactor) : 0;
        return mapTensor(tensor, (value, at) => value - pull * free.before[place].values[at]);
      });
      const difference = differenceBeyond(expected, after, rig.tolerances.orderUlp);
      if (difference === undefined) continue;
      return {
        what: `Expected weight decay ${penalty.factor} as “${convention}” on ${penalty.layers.join(', ')} to move its kernels by −${plan.learningRate} · ${gradientFactor + decayFactor} · w, within ${rig.tolerances.orderUlp} ULP of each tensor’s largest value.`,
        when: 'after step 1',
        difference,
      };
    }
    return undefined;
  },
};
