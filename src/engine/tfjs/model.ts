import type { Tensor } from '@tensorflow/tfjs-core';
import type { Activation, Layer } from '../../network/network.ts';
import type { RunningBackend, TensorFlow } from './backend.ts';
import { multiplyTransposedLeft, multiplyTransposedRight } from './products.ts';

/** A layer with its parameters: kernel [inputs, units], bias [units]. */
export interface DenseLayer {
  readonly layer: Layer;
  readonly kernel: Tensor;
  readonly bias: Tensor;
}

/** What enters each layer, pixels first, then the logits: layers + 1 tensors [rows, …]. */
export function forward(backend: RunningBackend, layers: readonly DenseLayer[], pixels: Tensor): Tensor[] {
  const outputs = [pixels];
  for (const { layer, kernel, bias } of layers) {
    const sums = backend.tf.fused.matMul({ a: outputs[outputs.length - 1], b: kernel, bias });
    outputs.push(activate(backend, layer.activation, sums));
  }
  return outputs;
}

function activate({ tf, relu = tf.relu }: RunningBackend, activation: Activation, sums: Tensor): Tensor {
  if (activation === 'relu') return relu(sums);
  if (activation === 'tanh') return tf.tanh(sums);
  return activation === 'logistic' ? tf.sigmoid(sums) : sums;
}

/** Gradient [rows, classes] of the mean cross-entropy by the logits; the labels are one-hot [rows, classes]. */
export function logitsGradient(tf: TensorFlow, logits: Tensor, labels: Tensor): Tensor {
  return tf.div(tf.sub(tf.softmax(logits), labels), logits.shape[0]);
}

/** What a backward pass begins with. */
export interface BackwardInput {
  readonly layers: readonly DenseLayer[];
  /** What {@link forward} gave. */
  readonly outputs: readonly Tensor[];
  /** What {@link logitsGradient} gave. */
  readonly gradient: Tensor;
}

/** Gradients of kernel and bias of each layer, in layer order, without the penalty's. */
export function backward(backend: RunningBackend, { layers, outputs, gradient }: BackwardInput) {
  const { tf } = backend;
  const gradients: Tensor[] = [];
  let delta = gradient;
  for (let index = layers.length - 1; index >= 0; index--) {
    const input = outputs[index];
    gradients.unshift(multiplyTransposedLeft(backend, input, delta), tf.sum(delta, 0));
    if (index === 0) break;
    const propagated = multiplyTransposedRight(backend, delta, layers[index].kernel);
    delta = tf.mul(propagated, slope(tf, layers[index - 1].layer.activation, input));
  }
  return gradients;
}

/** Derivative of an activation from its value. */
function slope(tf: TensorFlow, activation: Activation, output: Tensor): Tensor {
  if (activation === 'tanh') return tf.sub(1, tf.square(output));
  return activation === 'logistic' ? tf.mul(output, tf.sub(1, output)) : tf.step(output);
}
