import type { Tensor } from '@tensorflow/tfjs-core';
import type { Activation, Layer } from '../../network/network.ts';
import type { RunningBackend, TensorFlow } from './backend.ts';

/** A layer of several networks with its parameters: kernel [networks, inputs, units], bias [networks, 1, units]. */
export interface DenseLayer {
  readonly layer: Layer;
  readonly kernel: Tensor;
  readonly bias: Tensor;
}

/** What enters each layer, pixels first, then the logits: layers + 1 tensors [networks, rows, …]. */
export function forward(backend: RunningBackend, layers: readonly DenseLayer[], pixels: Tensor): Tensor[] {
  const outputs = [pixels];
  for (const { layer, kernel, bias } of layers) {
    const sums = backend.products.affine(outputs[outputs.length - 1], kernel, bias);
    outputs.push(activate(backend, layer.activation, sums));
  }
  return outputs;
}

function activate({ tf, relu = tf.relu }: RunningBackend, activation: Activation, sums: Tensor): Tensor {
  if (activation === 'relu') return relu(sums);
  if (activation === 'tanh') return tf.tanh(sums);
  return activation === 'logistic' ? tf.sigmoid(sums) : sums;
}

/** One-hot labels [networks, rows, classes] and their number for each network. */
export interface Targets {
  readonly labels: Tensor;
  readonly rows: number;
}

/** Gradient of each network's mean cross-entropy by its logits [networks, rows, classes]. */
export function logitsGradient(tf: TensorFlow, logits: Tensor, { labels, rows }: Targets): Tensor {
  return tf.div(tf.sub(tf.softmax(logits), labels), rows);
}

/** What a backward pass begins with. */
export interface BackwardInput {
  readonly layers: readonly DenseLayer[];
  /** What {@link forward} gave. */
  readonly outputs: readonly Tensor[];
  /** What {@link logitsGradient} gave. */
  readonly gradient: Tensor;
}

/**
 * Gradients of kernel and bias of each layer, in layer order, without the penalty's.
 *
 * They are written out and not tfjs's own: a layer's bias and activation are one operation each way, and nothing is
 * computed for pixels and labels, which have no use for a gradient.
 */
export function backward({ tf, products }: RunningBackend, { layers, outputs, gradient }: BackwardInput) {
  const gradients: Tensor[] = [];
  let delta = gradient;
  for (let index = layers.length - 1; index >= 0; index--) {
    const input = outputs[index];
    gradients.unshift(products.transposedLeft(input, delta), tf.sum(delta, 1, true));
    if (index === 0) break;
    const propagated = products.transposedRight(delta, layers[index].kernel);
    delta = tf.mul(propagated, slope(tf, layers[index - 1].layer.activation, input));
  }
  return gradients;
}

/** Derivative of an activation from its value. */
function slope(tf: TensorFlow, activation: Activation, output: Tensor): Tensor {
  if (activation === 'tanh') return tf.sub(1, tf.square(output));
  return activation === 'logistic' ? tf.mul(output, tf.sub(1, output)) : tf.step(output);
}
