import { integer, oneOf, parse, z } from '../base/schema.ts';
import type { HiddenActivation } from './activations/activation.ts';
import { ACTIVATIONS, INITIALIZERS, type Initializer, type Layer, type Network } from './network.ts';

/** What a network is built from; the last layer, softmax over the classes, is added to the hidden ones. */
export interface NetworkPlan {
  readonly inputs: number;
  /** Hidden layers in order; empty for softmax regression. */
  readonly hidden: readonly { readonly units: number; readonly activation: HiddenActivation }[];
  readonly classes: number;
  /** Initializer of every kernel. */
  readonly initializer: Initializer;
}

const hiddenActivations = ACTIVATIONS.filter((activation) => activation !== 'softmax');
const error = `one of: ${hiddenActivations.join(', ')} (the last layer is softmax by itself)`;
const planSchema = z.strictObject({
  inputs: integer(1),
  hidden: z.array(z.strictObject({ units: integer(1), activation: z.enum(hiddenActivations, { error }) })),
  classes: integer(1),
  initializer: oneOf(INITIALIZERS),
});

/**
 * A network of dense layers named `dense-1`, `dense-2`, …; the last one is softmax with a unit for each class.
 *
 * @throws {SameseedError} `network-invalid` when a width is not an integer ≥ 1 or a hidden layer is softmax.
 */
export function buildNetwork(plan: NetworkPlan): Network {
  const { inputs, hidden, classes, initializer } = parse(planSchema, plan, {
    code: 'network-invalid',
    subject: 'network',
  });
  const widths = [...hidden, { units: classes, activation: 'softmax' as const }];
  const layers = widths.map(({ units, activation }, index): Layer => {
    const fanIn = index === 0 ? inputs : widths[index - 1].units;
    return { name: `dense-${index + 1}`, inputs: fanIn, units, activation, initializer };
  });
  return { inputs, layers };
}

/** Name and shape of a tensor. */
export interface TensorShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Kernel [inputs, units] and bias [units] of each layer, in layer order. */
export function parameterShapes(network: Network): TensorShape[] {
  return network.layers.flatMap(({ name, inputs, units }) => [
    { name: `${name}/kernel`, shape: [inputs, units] },
    { name: `${name}/bias`, shape: [units] },
  ]);
}

/** How many numbers training adjusts: Σ (inputs + 1)·units over the layers. */
export function countParameters(network: Network): number {
  return network.layers.reduce((count, { inputs, units }) => count + (inputs + 1) * units, 0);
}
