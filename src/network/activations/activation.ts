import type { Activation } from '../network.ts';
import { logistic, logisticSlope } from './logistic.ts';
import { relu, reluSlope } from './relu.ts';
import { tanh, tanhSlope } from './tanh.ts';

/** Activation of a hidden unit, which depends on that unit alone. */
export type HiddenActivation = Exclude<Activation, 'softmax'>;

const values = { relu, tanh, logistic } as const;
const slopes = { relu: reluSlope, tanh: tanhSlope, logistic: logisticSlope } as const;

/** Value of the activation at pre-activation x, float64; engines round it once to float32, so it is part of the bit contract. */
export function activate(kind: HiddenActivation, x: number): number {
  return values[kind](x);
}

/** Derivative of the activation, float64, from its value instead of from x. */
export function slope(kind: HiddenActivation, activated: number): number {
  return slopes[kind](activated);
}
