import * as tf from '@tensorflow/tfjs-core';
import { drawPermutation, openStream, type Trainer } from '../../../src/laws/index.ts';
import { buildModel } from './build-model.ts';

/** The same with an order from the seed instead of `shuffle`, and with more for the laws to ask. */
export const trainer: Trainer = {
  name: 'my model, seeded',
  liveTensors: () => tf.memory().numTensors,
  open(run) {
    const model = buildModel(run);
    const x = tf.tensor2d(run.train.inputs, [run.train.count, run.inputs]);
    const y = tf.tidy(() => tf.oneHot(tf.tensor1d(run.train.labels, 'int32'), run.classes));
    let epochs = 0;
    return {
      async epoch() {
        const stream = openStream(run.seed, `shuffle/epoch-${++epochs}`);
        const order = tf.tensor1d(Int32Array.from(drawPermutation(stream, run.train.count)), 'int32');
        const rows = [tf.gather(x, order), tf.gather(y, order)] as const;
        const { history } = await model.fit(...rows, { batchSize: run.batchSize, shuffle: false, verbose: 0 });
        tf.dispose([order, ...rows]);
        return Number(history.loss[0]);
      },
      weights: () => model.getWeights().map((weight) => ({ shape: weight.shape, values: weight.dataSync() })),
      setWeights: (weights) =>
        tf.tidy(() => model.setWeights(weights.map(({ values, shape }) => tf.tensor(Array.from(values), [...shape])))),
      predict: (rows) =>
        tf.tidy(() => {
          const answer = model.predict(tf.tensor2d(rows.inputs, [rows.count, run.inputs]));
          return Array.isArray(answer) ? [] : answer.dataSync();
        }),
      close() {
        model.dispose();
        model.optimizer.dispose();
        tf.dispose([x, y]);
      },
    };
  },
};
