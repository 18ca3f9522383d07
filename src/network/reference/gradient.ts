import { slope } from '../activations/activation.ts';
import { softmax } from '../loss/cross-entropy.ts';
import type { Activation } from '../network.ts';
import { penaltyTerms } from '../penalty.ts';
import { forward } from './forward.ts';
import type { ReferenceBatch, ReferenceModel } from './model.ts';

/** Gradient of `batchLoss` by backpropagation, in the layout of the model's parameters. */
export function batchGradient(model: ReferenceModel, batch: ReferenceBatch): Float64Array[] {
  const { network, parameters } = model;
  const { layerInputs, logits } = forward(model, batch.inputs);
  const gradients: Float64Array[] = [];
  let delta = logitGradient(logits, batch.labels);
  for (let index = network.layers.length - 1; index >= 0; index--) {
    const product: Product = { values: layerInputs[index], delta, count: batch.labels.length };
    const kernel = kernelGradient(product);
    addPenaltyGradient(model, index, kernel);
    gradients.unshift(kernel, biasGradient(product));
    if (index > 0) delta = inputGradient(product, parameters[2 * index], network.layers[index - 1].activation);
  }
  return gradients;
}

/** Gradient of the mean cross-entropy by the logits [batch, classes]: (p − y) / batch. */
export function logitGradient(logits: Float64Array, labels: ArrayLike<number>): Float64Array {
  const classes = logits.length / labels.length;
  const delta = new Float64Array(logits.length);
  for (let row = 0; row < labels.length; row++) {
    const probabilities = softmax(logits.subarray(row * classes, (row + 1) * classes));
    for (let index = 0; index < classes; index++) {
      const target = index === labels[row] ? 1 : 0;
      delta[row * classes + index] = (probabilities[index] - target) / labels.length;
    }
  }
  return delta;
}

interface Product {
  /** What went into the layer [count, inputs]. */
  readonly values: Float64Array;
  /** Gradient by the layer's pre-activations [count, units]. */
  readonly delta: Float64Array;
  readonly count: number;
}

function kernelGradient({ values, delta, count }: Product): Float64Array {
  const inputs = values.length / count;
  const units = delta.length / count;
  const kernel = new Float64Array(inputs * units);
  for (let row = 0; row < count; row++) {
    for (let input = 0; input < inputs; input++) {
      for (let unit = 0; unit < units; unit++) {
        kernel[input * units + unit] += values[row * inputs + input] * delta[row * units + unit];
      }
    }
  }
  return kernel;
}

function biasGradient({ delta, count }: Product): Float64Array {
  const units = delta.length / count;
  const bias = new Float64Array(units);
  for (const [index, value] of delta.entries()) bias[index % units] += value;
  return bias;
}

function inputGradient({ values, delta, count }: Product, kernel: Float64Array, activation: Activation): Float64Array {
  const inputs = values.length / count;
  const units = delta.length / count;
  return values.map((value, place) => {
    const row = Math.floor(place / inputs);
    const input = place % inputs;
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += delta[row * units + unit] * kernel[input * units + unit];
    return activation === 'softmax' ? sum : sum * slope(activation, value);
  });
}

function addPenaltyGradient(
  { network, penalty, parameters }: ReferenceModel,
  layer: number,
  kernel: Float64Array,
): void {
  if (!penalty.layers.includes(network.layers[layer].name)) return;
  const { gradientFactor } = penaltyTerms(penalty);
  for (const [index, weight] of parameters[2 * layer].entries()) kernel[index] += gradientFactor * weight;
}
