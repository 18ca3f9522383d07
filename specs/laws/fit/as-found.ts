import * as tf from '@tensorflow/tfjs-core';
import type { Trainer } from '../../../src/laws/index.ts';
import { buildModel } from './build-model.ts';

/** `model.fit` of TensorFlow.js, wrapped as it is. */
export const trainer: Trainer = {
  name: 'my model',
  open(run) {
    const model = buildModel(run);
    const x = tf.tensor2d(run.train.inputs, [run.train.count, run.inputs]);
    const y = tf.oneHot(tf.tensor1d(run.train.labels, 'int32'), run.classes);
    return {
      epoch: async () => Number((await model.fit(x, y, { batchSize: run.batchSize, verbose: 0 })).history.loss[0]),
      weights: () => model.getWeights().map((weight) => ({ shape: weight.shape, values: weight.dataSync() })),
    };
  },
};
