import type { Kernels } from './kernel-types.ts';
import type { Layout, LayerPlace } from './layout.ts';

/** From pixels [rows, inputs] to logits [rows, classes]: activation(input · kernel + bias), layer after layer. */
export function forward(kernels: Kernels, layout: Layout, rows: number): void {
  for (const place of layout.layers) {
    const { inputs, units } = place.layer;
    kernels.multiplyNN(place.input, place.kernel.values, place.output, rows, units, inputs, layout.work);
    kernels.addBias(place.output, place.bias.values, rows, units);
    activate(kernels, place, rows * units);
  }
}

function activate(kernels: Kernels, { layer, output }: LayerPlace, count: number): void {
  // softmax is taken with the loss, from the logits
  if (layer.activation !== 'softmax') kernels[layer.activation](output, count);
}
