import type { Layer } from '../network/network.ts';
import type { StepTensor } from './engine.ts';

/** What goes out of a layer: activations, or the logits of the last one [rows, units]. */
export function activationTensor({ name, units, activation }: Layer, values: Float32Array): StepTensor {
  const part = activation === 'softmax' ? 'logits' : 'activations';
  return { name: `${name}/${part}`, shape: [values.length / units, units], values };
}

/** Gradients of a layer's kernel and bias. */
export interface LayerGradients {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** The gradients of one layer under their names. */
export function gradientTensors({ name, inputs, units }: Layer, { kernel, bias }: LayerGradients): StepTensor[] {
  return [
    { name: `${name}/kernel/gradient`, shape: [inputs, units], values: kernel },
    { name: `${name}/bias/gradient`, shape: [units], values: bias },
  ];
}
