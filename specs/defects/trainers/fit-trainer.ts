import type { Tensor } from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import type { Rows } from '../../../src/laws/rows.ts';
import type { Trainer } from '../../../src/laws/trainer.ts';
import type { TrainingRun } from '../../../src/laws/training-run.ts';
import { tf } from '../quiet-tfjs.ts';

/** How `model.fit` of tfjs is used. */
export interface FitParts {
  /** Whether `fit` shuffles, as it does when nothing is said. */
  readonly shuffle: boolean;
  /** Initializer of a layer's kernel, from 0. */
  readonly initializer: (seed: number, layer: number) => ReturnType<typeof tfl.initializers.glorotNormal>;
  /** λ of `regularizers.l2` on every kernel. */
  readonly penalty: number;
}

/** A small network of tfjs 4.22.0, trained by `model.fit`, with what is usual in notebooks. */
export function fitTrainer({ shuffle, initializer, penalty }: FitParts): Trainer {
  return {
    name: 'model.fit',
    traits: { penalties: ['keras'], shuffles: shuffle },
    open(run) {
      const model = buildModel(run, (layer) => initializer(run.seed, layer), penalty);
      const [x, y] = tensorsOf(run.train, run);
      return {
        async epoch() {
          const validationData: [Tensor, Tensor] = tensorsOf(run.validation, run);
          const { history } = await model.fit(x, y, { batchSize: run.batchSize, shuffle, validationData, verbose: 0 });
          tf.dispose(validationData);
          return { loss: Number(history['loss'][0]), validationLoss: Number(history['val_loss'][0]) };
        },
        weights: () => model.getWeights().map((weight) => ({ shape: weight.shape, values: weight.dataSync() })),
        close() {
          model.dispose();
          tf.dispose([x, y]);
        },
      };
    },
  };
}

type Initializer = ReturnType<FitParts['initializer']>;

function buildModel(run: TrainingRun, initializer: (layer: number) => Initializer, penalty: number): tfl.Sequential {
  const { inputs, hidden, classes, learningRate } = run;
  const layers = [...hidden, classes].map((units, layer) =>
    tfl.layers.dense({
      units,
      activation: layer < hidden.length ? 'relu' : 'softmax',
      kernelInitializer: initializer(layer),
      kernelRegularizer: tfl.regularizers.l2({ l2: penalty }),
      ...(layer === 0 ? { inputShape: [inputs] } : {}),
    }),
  );
  const model = tfl.sequential({ layers });
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'categoricalCrossentropy' });
  return model;
}

function tensorsOf({ count, inputs, labels }: Rows, run: TrainingRun): [Tensor, Tensor] {
  return tf.tidy(() => [
    tf.tensor2d(inputs, [count, run.inputs]),
    tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), run.classes),
  ]);
}
