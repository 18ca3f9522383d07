import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

/** Chooses tfjs's backend cpu, in silence: its first tensor would print an advertisement. */
export async function useStockBackend(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  Reflect.set(tf.findBackend('cpu'), 'firstUse', false);
}

/** What a model of stock tfjs may differ in. */
export interface StockOptions {
  /** Learning rate of plain SGD; default 0: it learns nothing. */
  readonly learningRate?: number;
  /** Seed of the kernel; default 1. */
  readonly seed?: number;
  /** L2 factor of the kernel; default none. */
  readonly l2?: number;
  /** The bias to begin with; default zeros. */
  readonly bias?: readonly number[];
}

/** Softmax regression from 4 inputs to 3 classes as one finds it, with a seeded kernel. */
export function stockModel({ learningRate = 0, seed = 1, l2, bias }: StockOptions = {}): tfl.Sequential {
  const model = tfl.sequential({
    layers: [
      tfl.layers.dense({
        units: 3,
        inputShape: [4],
        activation: 'softmax',
        kernelInitializer: tfl.initializers.glorotUniform({ seed }),
        ...(l2 === undefined ? {} : { kernelRegularizer: tfl.regularizers.l2({ l2 }) }),
      }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'categoricalCrossentropy' });
  if (bias !== undefined) model.setWeights([model.getWeights()[0], tf.tensor1d([...bias])]);
  return model;
}

/** Twelve examples in the order of their classes: four of each. */
export function stockData() {
  const values = Float32Array.from({ length: 48 }, (_, index) => ((index * 7919) % 101) / 101);
  const labels = Int32Array.from({ length: 12 }, (_, index) => Math.floor(index / 4));
  return { x: tf.tensor2d(values, [12, 4]), y: tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 3), 'float32') };
}

/** All weights of a model. */
export function weightsOf(model: tfl.LayersModel): number[] {
  return model.getWeights().flatMap(numbersOf);
}

/** The numbers of a tensor. */
export function numbersOf(tensor: tf.Tensor): number[] {
  return [...tensor.dataSync()];
}

/** Evaluates a loss. */
export function lossOf(model: tfl.LayersModel, x: tf.Tensor, y: tf.Tensor): number {
  const loss = model.evaluate(x, y);
  return (Array.isArray(loss) ? loss[0] : loss).dataSync()[0];
}
