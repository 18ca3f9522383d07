import { translatePenalty } from '../../network/penalty.ts';
import { differenceBeyond } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { fits, penaltyOf, somePenalties, trainPenalised } from './penalty-runs.ts';
import { smoothRuns } from './smooth-runs.ts';

/**
 * The same weight decay in two conventions is the same training, within `orderUlp` for each step: `keras` λ is `half`
 * 2λ and `gradient` 2λ under every optimizer, and `decoupled` 2λ under plain SGD. Catches conventions that are
 * confused.
 */
export const penaltyTranslates: Law = {
  name: 'penalty-translates',
  statement: 'Weight decay translated to another convention is always the same training.',
  cases: 6,
  plans: (traits) => runPlans(traits, { ...smoothRuns(traits), learningRates: [0.1, 0.5], penalties: somePenalties }),
  async find(rig, plan) {
    const { penalties = [], optimizers = [] } = rig.traits;
    const { optimizer } = plan;
    if (penalties.length < 2) return rig.skip('its traits don’t name two penalties');
    if (optimizers.length === 0) return rig.skip('its traits name no optimizers');
    const [from, ...others] = penalties.filter((convention) => fits(optimizer, convention));
    const given = penaltyOf(plan, from);
    const { after } = await trainPenalised(rig, plan, { penalty: given, optimizer, steps: plan.epochs });
    for (const convention of others) {
      if ((from === 'decoupled') !== (convention === 'decoupled') && optimizer.kind !== 'sgd') continue;
      const penalty = translatePenalty(given, convention, optimizer);
      const translated = await trainPenalised(rig, plan, { penalty, optimizer, steps: plan.epochs });
      const difference = differenceBeyond(after, translated.after, plan.epochs * rig.tolerances.orderUlp);
      if (difference === undefined) continue;
      return {
        what: `Expected weight decay ${penalty.factor} as “${convention}” to be ${given.factor} as “${from}” under ${optimizer.kind}, within ${plan.epochs * rig.tolerances.orderUlp} ULP of each tensor’s largest value.`,
        when: `after step ${plan.epochs}`,
        difference,
      };
    }
    return undefined;
  },
};
