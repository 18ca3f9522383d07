import { activate } from '../activations/activation.ts';
import type { Layer } from '../network.ts';
import type { ReferenceModel } from './model.ts';

/** What the forward pass leaves for the backward one. */
export interface ForwardPass {
  /** What goes into each layer [batch, inputs of the layer]: the inputs, then the values of each hidden layer. */
  readonly layerInputs: readonly Float64Array[];
  /** Pre-softmax values of the last layer [batch, classes]. */
  readonly logits: Float64Array;
}

/** Runs `inputs` [batch, inputs] through the network. */
export function forward({ network, parameters }: ReferenceModel, inputs: Float64Array): ForwardPass {
  const layerInputs: Float64Array[] = [];
  let values = inputs;
  for (const [index, layer] of network.layers.entries()) {
    layerInputs.push(values);
    values = affine(layer, values, { kernel: parameters[2 * index], bias: parameters[2 * index + 1] });
    const { activation } = layer;
    if (activation !== 'softmax') values = values.map((value) => activate(activation, value));
  }
  return { layerInputs, logits: values };
}

interface Weights {
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
}

function affine({ inputs, units }: Layer, values: Float64Array, { kernel, bias }: Weights): Float64Array {
  const count = values.length / inputs;
  const output = new Float64Array(count * units);
  for (let row = 0; row < count; row++) {
    for (let unit = 0; unit < units; unit++) {
      let sum = 0;
      for (let input = 0; input < inputs; input++) {
        sum += values[row * inputs + input] * kernel[input * units + unit];
      }
      output[row * units + unit] = sum + bias[unit];
    }
  }
  return output;
}
