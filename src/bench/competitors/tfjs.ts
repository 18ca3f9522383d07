import type * as Tfjs from '@tensorflow/tfjs-core';
import type { Optimizer } from '../../network/network.ts';
import { slotNames } from '../../network/optimizers/slots.ts';
import type { Competitor, Contestant } from '../competitor.ts';
import type { Workload } from '../workload.ts';
import { chunksOf, countCorrect, gatherFloats } from './floats.ts';
import { openTfjsNetwork } from './tfjs-network.ts';

const EVALUATED_ROWS = 1000;

/**
 * TensorFlow.js with its own kernels and optimizers, penalty gradients added to those of the loss.
 *
 * The backward pass is written out in the very operations of tfjs's gradients, which its core package does not register
 * in Node.
 */
export async function openTfjsCompetitor(backend: 'cpu' | 'wasm'): Promise<Competitor> {
  const tf = await import('@tensorflow/tfjs-core');
  await (backend === 'cpu' ? import('@tensorflow/tfjs-backend-cpu') : import('@tensorflow/tfjs-backend-wasm'));
  if (!(await tf.setBackend(backend))) throw new Error(`the backend ${backend} of tfjs did not start`);
  return {
    name: `stock-tfjs-${backend}`,
    version: tf.version_core,
    optimizers: ['sgd', 'momentum', 'nesterov', 'adam'],
    open: (workload) => openContestant(tf, workload),
  };
}

async function openContestant(tf: typeof Tfjs, workload: Workload): Promise<Contestant> {
  const network = openTfjsNetwork(tf, workload);
  const optimizer = openOptimizer(tf, workload);
  await restoreSlots(tf, optimizer, workload);
  const { train, validation } = workload;
  return {
    step({ indices }) {
      const { images, labels } = gatherFloats(train, indices);
      return tf.tidy(() => {
        const { loss, gradients } = network.differentiate({
          images: tf.tensor2d(images, [indices.length, images.length / indices.length]),
          labels: tf.tensor2d(labels, [indices.length, train.classes]),
        });
        optimizer.applyGradients(gradients);
        return loss.dataSync()[0];
      });
    },
    evaluate() {
      let correct = 0;
      for (const indices of chunksOf(validation, EVALUATED_ROWS)) {
        const { images } = gatherFloats(validation, indices);
        const logits = tf.tidy(() =>
          network.forward(tf.tensor2d(images, [indices.length, images.length / indices.length])).dataSync(),
        );
        correct += countCorrect(Float32Array.from(logits), indices, validation);
      }
      return correct;
    },
    close() {
      network.close();
      optimizer.dispose();
    },
  };
}

function openOptimizer(tf: typeof Tfjs, { optimizer, learningRate }: Workload): Tfjs.Optimizer {
  if (optimizer.kind === 'sgd') return tf.train.sgd(learningRate);
  if (optimizer.kind === 'momentum' || optimizer.kind === 'nesterov') {
    return tf.train.momentum(learningRate, optimizer.momentum, optimizer.kind === 'nesterov');
  }
  if (optimizer.kind === 'adam') {
    return tf.train.adam(learningRate, optimizer.beta1, optimizer.beta2, optimizer.epsilon);
  }
  throw new Error(`tfjs has no ${optimizer.kind} of this form`);
}

async function restoreSlots(tf: typeof Tfjs, target: Tfjs.Optimizer, { optimizer, state }: Workload): Promise<void> {
  const slots = slotOrder(optimizer, state.slots).map(({ name, shape, values }) => ({
    name,
    tensor: tf.tensor(values, [...shape]),
  }));
  const steps = { name: 'iter', tensor: tf.scalar(state.step, 'int32') };
  await target.setWeights([steps, ...slots]);
}

/** Accumulators as tfjs wants them: the first one of every parameter, then the second ones. */
function slotOrder(optimizer: Optimizer, slots: Workload['state']['slots']): Workload['state']['slots'] {
  const count = slotNames(optimizer).length;
  return slotNames(optimizer).flatMap((_name, slot) => slots.filter((_tensor, index) => index % count === slot));
}
