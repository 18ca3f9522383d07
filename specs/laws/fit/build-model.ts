import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import type { TrainingRun } from '../../../src/laws/index.ts';

await import('@tensorflow/tfjs-backend-cpu');
await tf.setBackend('cpu');
// else its first tensor prints an advertisement
Reflect.set(tf.findBackend('cpu'), 'firstUse', false);

/** A model as one finds it: dense layers, cross-entropy, SGD; each layer has a seed of its own. */
export function buildModel({ seed, inputs, hidden, classes, learningRate }: TrainingRun): tfl.Sequential {
  const layers = [...hidden, classes].map((units, at) =>
    tfl.layers.dense({
      units,
      activation: at < hidden.length ? 'relu' : 'softmax',
      kernelInitializer: tfl.initializers.glorotUniform({ seed: 10 * seed + at }),
      ...(at === 0 ? { inputShape: [inputs] } : {}),
    }),
  );
  const model = tfl.sequential({ layers });
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'categoricalCrossentropy' });
  return model;
}
