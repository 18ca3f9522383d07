import type { Optimizer } from '../../network/network.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import { differenceBeyond } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { penaltyOf, somePenalties, trainPenalised } from './penalty-runs.ts';

const FAR_ULP = 1000;

/**
 * Under momentum, Nesterov, RMSProp and Adam, decoupled weight decay is another training than the penalty that it would
 * be under plain SGD: after three steps the weights are more than 1000 ULP of a tensor's largest value apart. Adam
 * decouples as AdamW with the same constants. Catches a “decoupled” decay that goes through the accumulators.
 *
 * @see Loshchilov & Hutter 2019, Decoupled Weight Decay Regularization.
 */
export const penaltyNotInterchangeable: Law = {
  name: 'penalty-not-interchangeable',
  statement: 'Decoupled weight decay is never a penalty in the loss, but under plain SGD.',
  cases: 6,
  plans: (traits) =>
    runPlans(traits, {
      isOneBatch: true,
      epochs: [3, 3],
      learningRates: [0.1],
      penalties: somePenalties,
      ...narrowed(traits.optimizers ?? []),
    }),
  async find(rig, plan) {
    const { penalties = [], optimizers = [] } = rig.traits;
    const coupled = penalties.find((convention) => convention !== 'decoupled');
    if (coupled === undefined || !penalties.includes('decoupled')) {
      return rig.skip('its traits don’t name both a decoupled penalty and another');
    }
    const pair = pairsOf(optimizers).find(([optimizer]) => optimizer.kind === plan.optimizer.kind);
    if (pair === undefined) return rig.skip('its traits name no optimizer with accumulators');
    const inLoss = penaltyOf(plan, coupled);
    const decoupled = penaltyOf(plan, 'decoupled', penaltyTerms(inLoss).gradientFactor);
    const first = await trainPenalised(rig, plan, { penalty: inLoss, optimizer: pair[0], steps: plan.epochs });
    const second = await trainPenalised(rig, plan, { penalty: decoupled, optimizer: pair[1], steps: plan.epochs });
    if (differenceBeyond(first.after, second.after, FAR_ULP) !== undefined) return undefined;
    return {
      what: `Expected decoupled weight decay under ${pair[1].kind} to be more than ${FAR_ULP} ULP from “${coupled}” under ${pair[0].kind}, received the same training.`,
      when: `after step ${plan.epochs}`,
      hint: 'Decoupled decay multiplies the weight by 1 − ηλ and never enters the accumulators.',
    };
  },
};

function narrowed(optimizers: readonly Optimizer[]): { readonly optimizers?: readonly Optimizer[] } {
  const coupled = pairsOf(optimizers).map(([optimizer]) => optimizer);
  return coupled.length === 0 ? {} : { optimizers: coupled };
}

function pairsOf(optimizers: readonly Optimizer[]): [coupled: Optimizer, decoupled: Optimizer][] {
  return optimizers.flatMap((optimizer): [Optimizer, Optimizer][] => {
    if (optimizer.kind === 'sgd' || optimizer.kind === 'adamw') return [];
    const twin = optimizer.kind === 'adam' ? optimizers.find(({ kind }) => kind === 'adamw') : optimizer;
    return twin === undefined ? [] : [[optimizer, twin]];
  });
}
