import type { NamedTensor } from '../../network/network.ts';
import { unitInLastPlace } from '../float32-tensors.ts';
import { runPlans } from '../generators/run-plans.ts';
import type { Finding, Law } from '../law.ts';
import type { OpenTraining } from '../open-training.ts';
import type { Rows } from '../rows.ts';

const WIDTH = 1 / 2 ** 7;
const CURVED = WIDTH * WIDTH;
const MOST_WEIGHTS = 24;

/**
 * The gradient of `loss` by a weight w is (L(w + h) − L(w − h)) / 2h with h = 2⁻⁷, within 4h² for the formula's own
 * error and `orderUlp` of a loss for rounding. Passed over are weights where the differences of h and of h/2 don't fit
 * one parabola: a relu has its kink there. Catches a backward pass that is not that of the forward pass.
 *
 * @see Abramowitz & Stegun 1964, equation 25.3.21, and its remainder.
 */
export const gradient: Law = {
  name: 'gradient',
  statement: 'The gradient always agrees with finite differences of the loss.',
  cases: 5,
  plans: (traits) => runPlans(traits, { examples: [1, 6], epochs: [1, 1] }),
  async find(rig, plan) {
    const run = rig.runOf(plan);
    const training = await rig.open(run);
    await training.epoch();
    const gradients = await training.gradient(run.train);
    const weights = await training.weights();
    const total = weights.reduce((sum, { values }) => sum + values.length, 0);
    const stride = Math.ceil(total / MOST_WEIGHTS);
    for (let at = 0; at < total; at += stride) {
      const finding = await findAt({ training, rows: run.train, weights, gradients, ulp: rig.tolerances.orderUlp }, at);
      if (finding !== undefined) return finding;
    }
    return undefined;
  },
};

interface Probe {
  readonly training: OpenTraining;
  readonly rows: Rows;
  readonly weights: readonly NamedTensor[];
  readonly gradients: readonly NamedTensor[];
  /** Rounding of a loss in ULP. */
  readonly ulp: number;
}

async function findAt({ training, rows, weights, gradients, ulp }: Probe, at: number): Promise<Finding | undefined> {
  const { tensor, index } = locate(weights, at);
  const value = weights[tensor].values[index];
  const lossAt = async (moved: number) => {
    const values = weights[tensor].values.with(index, moved);
    await training.setWeights(weights.with(tensor, { ...weights[tensor], values }));
    return training.loss(rows);
  };
  const middle = await lossAt(value);
  const slopesOver = async (width: number) => {
    const [up, down] = [Math.fround(value + width), Math.fround(value - width)];
    const [above, below] = [await lossAt(up), await lossAt(down)];
    return {
      both: (above - below) / (up - down),
      bend: (above - middle) / (up - value) - (middle - below) / (value - down),
    };
  };
  const [wide, narrow] = [await slopesOver(WIDTH), await slopesOver(WIDTH / 2)];
  const rounding = (ulp * unitInLastPlace(middle)) / WIDTH;
  const isSmooth =
    Math.max(Math.abs(wide.both - narrow.both), Math.abs(wide.bend - 2 * narrow.bend)) <= CURVED + 4 * rounding;
  const received = gradients[tensor].values[index];
  if (!isSmooth || Math.abs(received - wide.both) <= 4 * CURVED + rounding) return undefined;
  return {
    what: `Expected the gradient ${wide.both.toPrecision(4)} at ${weights[tensor].name}, element ${index}, by how the loss changes there, received ${received.toPrecision(4)}.`,
    when: 'after epoch 1',
  };
}

function locate(tensors: readonly NamedTensor[], at: number): { readonly tensor: number; readonly index: number } {
  let index = at;
  let tensor = 0;
  while (index >= tensors[tensor].values.length) index -= tensors[tensor++].values.length;
  return { tensor, index };
}
