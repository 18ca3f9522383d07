import type { Optimizer } from '../../network/network.ts';
import { differenceBeyond, mapTensor } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Law } from '../law.ts';
import { openReference, stepReference } from './reference.ts';

const SMALL = 1 / 2 ** 6;
const NORMALISING = new Set<Optimizer['kind']>(['rmsprop', 'adam', 'adamw']);

/**
 * The first three steps of every optimizer that the trainer names are those of its formula, in float64 on a float64
 * gradient, within `formulaUlp` for each step. Optimizers that divide by the gradient's size turn the rounding of a
 * gradient near 0 into a step: there, weights whose gradient was ever below 2⁻⁶ of the tensor's largest are passed
 * over. Catches a wrong bias correction, an ε in the wrong place, Nesterov without its look ahead, and updates that are
 * forgotten.
 */
export const closedFormStep: Law = {
  name: 'closed-form-step',
  statement: 'Every step is always that of the optimizer’s formula.',
  cases: 24,
  plans: (traits) =>
    runPlans(traits, { examples: [1, 6], isOneBatch: true, epochs: [1, 3], learningRates: [0.1, 0.01] }),
  async find(rig, plan) {
    const { optimizers = [] } = rig.traits;
    if (optimizers.length === 0) return rig.skip('its traits name no optimizers');
    const drawn = rig.runOf(plan);
    const run = rig.oneBatch(drawn, drawn.train);
    const training = await rig.open(run);
    let model = openReference(rig, run, await training.weights());
    const isFollowed = model.parameters.map(({ length }) => Array.from({ length }, () => true));
    for (let step = 1; step <= plan.epochs; step++) {
      const { next, gradients } = stepReference(model, run, step);
      model = next;
      if (NORMALISING.has(plan.optimizer.kind)) passOver(gradients, isFollowed);
      await training.epoch();
      const received = await training.weights();
      const expected = received.map((tensor, place) =>
        mapTensor(tensor, (value, at) => (isFollowed[place][at] ? model.parameters[place][at] : value)),
      );
      const maxUlp = rig.tolerances.formulaUlp * step;
      const difference = differenceBeyond(expected, received, maxUlp);
      if (difference === undefined) continue;
      return {
        what: `Expected the weights that the formula of ${plan.optimizer.kind} gives, within ${maxUlp} ULP of each tensor’s largest value.`,
        when: `after step ${step}`,
        difference,
      };
    }
    return undefined;
  },
};

function passOver(gradients: readonly Float64Array[], isFollowed: readonly boolean[][]): void {
  for (const [place, values] of gradients.entries()) {
    const bound = SMALL * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const [at, value] of values.entries())
      if (Math.abs(value) < bound && value !== 0) isFollowed[place][at] = false;
  }
}
