import type { Seed } from '../random/seed.ts';
import { openStream } from '../random/stream.ts';
import { drawKernel } from './initializers/kernel.ts';
import type { Network, NamedTensor, Optimizer, TrainingState } from './network.ts';
import { slotNames } from './optimizers/slots.ts';

/** What decides the state before the first step. */
export interface InitialStateInput {
  readonly network: Network;
  readonly optimizer: Optimizer;
  readonly seed: Seed;
}

/**
 * State before the first step: each kernel from its own stream `init/<layer>/kernel`, so that adding a layer shifts no
 * other one; biases and accumulators +0.
 */
export function drawInitialState({ network, optimizer, seed }: InitialStateInput): TrainingState {
  const parameters = network.layers.flatMap((layer): NamedTensor[] => [
    {
      name: `${layer.name}/kernel`,
      shape: [layer.inputs, layer.units],
      values: drawKernel(layer, openStream(seed, `init/${layer.name}/kernel`)),
    },
    { name: `${layer.name}/bias`, shape: [layer.units], values: new Float32Array(layer.units) },
  ]);
  const slots = parameters.flatMap(({ name, shape, values }) =>
    slotNames(optimizer).map((slot): NamedTensor => ({
      name: `${name}/${slot}`,
      shape,
      values: new Float32Array(values.length),
    })),
  );
  return { step: 0, parameters, slots };
}
