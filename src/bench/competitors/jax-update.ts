import { numpy as np } from '@jax-js/jax';
import type { Optimizer } from '../../network/network.ts';
import { slotNames } from '../../network/optimizers/slots.ts';
import { penaltyTerms } from '../../network/penalty.ts';
import type { Workload } from '../workload.ts';

// Types, not interfaces: jax-js takes trees of types only.
/** Bias corrections of a step as scalars; 1 for optimizers without. */
export type JaxCorrections = { first: np.Array; second: np.Array };

/** What jax-js keeps from step to step, each in parameter order. */
export type JaxState = { parameters: np.Array[]; slots: np.Array[] };

interface WeightArrays {
  readonly weight: np.Array;
  readonly gradient: np.Array;
  readonly slots: readonly np.Array[];
}

interface UpdatedArrays {
  readonly weight: np.Array;
  readonly slots: readonly np.Array[];
}

/** The update of every parameter by the rules of `network/optimizers`, to be traced; it takes its arguments over. */
export function jaxUpdate({ network, optimizer, penalty, learningRate }: Workload) {
  const { gradientFactor, decayFactor } = penaltyTerms(penalty);
  const count = slotNames(optimizer).length;
  const isPenalised = network.layers.flatMap(({ name }) => [penalty.layers.includes(name), false]);

  return (state: JaxState, gradients: np.Array[], corrections: JaxCorrections): JaxState => {
    const updated = state.parameters.map((weight, index) => {
      const slots = state.slots.slice(index * count, (index + 1) * count);
      const gradient =
        isPenalised[index] && gradientFactor !== 0
          ? gradients[index].add(weight.ref.mul(gradientFactor))
          : gradients[index];
      const keep = isPenalised[index] ? 1 - learningRate * decayFactor : 1;
      const kept = keep === 1 ? weight : weight.mul(keep);
      return applyRule(optimizer, { weight: kept, gradient, slots }, { ...corrections, rate: learningRate });
    });
    corrections.first.dispose();
    corrections.second.dispose();
    return { parameters: updated.map(({ weight }) => weight), slots: updated.flatMap(({ slots }) => slots) };
  };
}

function applyRule(
  optimizer: Optimizer,
  { weight, gradient, slots }: WeightArrays,
  { rate, first, second }: JaxCorrections & { rate: number },
): UpdatedArrays {
  if (optimizer.kind === 'sgd') return { weight: weight.sub(gradient.mul(rate)), slots };
  if (optimizer.kind === 'momentum') {
    const velocity = slots[0].mul(optimizer.momentum).add(gradient);
    return { weight: weight.sub(velocity.ref.mul(rate)), slots: [velocity] };
  }
  if (optimizer.kind === 'nesterov') {
    const velocity = slots[0].mul(optimizer.momentum).add(gradient.ref);
    const ahead = gradient.add(velocity.ref.mul(optimizer.momentum));
    return { weight: weight.sub(ahead.mul(rate)), slots: [velocity] };
  }
  if (optimizer.kind === 'rmsprop') {
    const { decay, epsilon } = optimizer;
    const square = slots[0].mul(decay).add(np.square(gradient.ref).mul(1 - decay));
    return { weight: weight.sub(gradient.mul(rate).div(np.sqrt(square.ref).add(epsilon))), slots: [square] };
  }
  const { beta1, beta2, epsilon } = optimizer;
  const mean = slots[0].mul(beta1).add(gradient.ref.mul(1 - beta1));
  const square = slots[1].mul(beta2).add(np.square(gradient).mul(1 - beta2));
  const scale = np.sqrt(square.ref.div(second.ref)).add(epsilon);
  return { weight: weight.sub(mean.ref.div(first.ref).mul(rate).div(scale)), slots: [mean, square] };
}
