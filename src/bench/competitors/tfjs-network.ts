import type * as Tfjs from '@tensorflow/tfjs-core';
import { penaltyTerms } from '../../network/penalty.ts';
import type { Workload } from '../workload.ts';

/** A batch as tensors: pixels [rows, inputs] and one-hot labels [rows, classes]. */
export interface TensorBatch {
  readonly images: Tfjs.Tensor2D;
  readonly labels: Tfjs.Tensor2D;
}

/** Mean cross-entropy, and the gradient of each parameter with the penalty's part in it. */
export interface Differentiated {
  readonly loss: Tfjs.Scalar;
  readonly gradients: { name: string; tensor: Tfjs.Tensor }[];
}

/** A relu network in tfjs's memory. */
export interface TfjsNetwork {
  /** Logits [rows, classes]. */
  forward(images: Tfjs.Tensor2D): Tfjs.Tensor2D;
  differentiate(batch: TensorBatch): Differentiated;
  close(): void;
}

/** Puts a workload's parameters into variables, named as its tensors are. */
export function openTfjsNetwork(tf: typeof Tfjs, { network, penalty, state }: Workload): TfjsNetwork {
  const parameters = new Map(state.parameters.map((tensor) => [tensor.name, tensor.values]));
  const valuesOf = (name: string): Float32Array => parameters.get(name) ?? new Float32Array();
  const { gradientFactor } = penaltyTerms(penalty);
  const layers = network.layers.map((layer) => ({
    kernel: tf.variable(
      tf.tensor2d(valuesOf(`${layer.name}/kernel`), [layer.inputs, layer.units]),
      true,
      `${layer.name}/kernel`,
    ),
    bias: tf.variable(tf.tensor1d(valuesOf(`${layer.name}/bias`)), true, `${layer.name}/bias`),
    isHidden: layer.activation !== 'softmax',
    factor: penalty.layers.includes(layer.name) ? gradientFactor : 0,
  }));

  const activations = (images: Tfjs.Tensor2D): Tfjs.Tensor2D[] => {
    const outputs = [images];
    for (const { kernel, bias, isHidden } of layers) {
      const sums: Tfjs.Tensor2D = tf.add(tf.matMul(outputs[outputs.length - 1], kernel), bias);
      outputs.push(isHidden ? tf.relu(sums) : sums);
    }
    return outputs;
  };

  return {
    forward: (images) => activations(images)[layers.length],
    differentiate({ images, labels }) {
      const outputs = activations(images);
      const gradients: Differentiated['gradients'] = [];
      const logProbabilities = tf.logSoftmax(outputs[layers.length]);
      const rows = images.shape[0];
      const loss = tf.neg<Tfjs.Scalar>(tf.div(tf.sum(tf.mul(labels, logProbabilities)), rows));
      let delta: Tfjs.Tensor2D = tf.div(tf.sub(tf.exp(logProbabilities), labels), rows);
      for (let index = layers.length - 1; index >= 0; index--) {
        const { kernel, bias, factor } = layers[index];
        const slope = tf.matMul(outputs[index], delta, true, false);
        gradients.unshift(
          { name: kernel.name, tensor: factor === 0 ? slope : tf.add(slope, tf.mul(kernel, factor)) },
          { name: bias.name, tensor: tf.sum(delta, 0) },
        );
        if (index > 0) delta = tf.mul(tf.matMul(delta, kernel, false, true), tf.step(outputs[index]));
      }
      return { loss, gradients };
    },
    close() {
      for (const { kernel, bias } of layers) tf.dispose([kernel, bias]);
    },
  };
}
