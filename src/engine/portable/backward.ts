import type { Layout, LayerPlace, ParameterPlace } from './layout.ts';
import type { Kernels, Offset } from './kernel-types.ts';

/** Takes the gradient [count] of a parameter of a layer, which nothing reads afterwards. */
export type GradientTaker = (parameter: ParameterPlace, gradient: Offset, layer: LayerPlace) => void;

const SLOPES = { relu: 'reluSlope', tanh: 'tanhSlope', logistic: 'logisticSlope' } as const;

/** What a backward pass runs on. */
export interface BackwardPass {
  readonly kernels: Kernels;
  readonly layout: Layout;
  readonly rows: number;
}

/**
 * From the logits' gradient to each parameter's, last layer first. A layer's parameters may be updated as soon as
 * `take` is handed their gradient: the layer below has had its share of the old kernel by then.
 */
export function backward({ kernels, layout, rows }: BackwardPass, take: GradientTaker): void {
  const { layers, work, kernelGradient, biasGradient } = layout;
  for (let index = layers.length - 1; index >= 0; index--) {
    const place = layers[index];
    const { inputs, units } = place.layer;
    if (index > 0) propagate({ kernels, layout, rows }, { from: place, to: layers[index - 1] });
    kernels.multiplyTN(place.input, place.delta, kernelGradient, inputs, units, rows, work);
    kernels.columnSum(place.delta, biasGradient, rows, units);
    take(place.kernel, kernelGradient, place);
    take(place.bias, biasGradient, place);
  }
}

function propagate({ kernels, layout, rows }: BackwardPass, { from, to }: { from: LayerPlace; to: LayerPlace }): void {
  const { inputs, units } = from.layer;
  kernels.multiplyNT(from.delta, from.kernel.values, to.delta, rows, inputs, units, layout.work);
  const { activation } = to.layer;
  if (activation !== 'softmax') kernels[SLOPES[activation]](to.delta, to.output, rows * inputs);
}
