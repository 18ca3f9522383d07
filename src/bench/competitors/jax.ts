import { defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import type { NamedTensor, TrainingState } from '../../network/network.ts';
import { adamCorrections } from '../../network/optimizers/corrections.ts';
import { DEFAULT_OPTIMIZERS } from '../../network/optimizers/defaults.ts';
import type { Competitor, Contestant } from '../competitor.ts';
import type { Workload } from '../workload.ts';
import { chunksOf, countCorrect, gatherFloats } from './floats.ts';
import { type JaxCorrections, type JaxState, jaxUpdate } from './jax-update.ts';
import { manifestVersion } from './manifest-version.ts';

const EVALUATED_ROWS = 1000;

/** jax-js on its WebAssembly device, the whole step in one `jit`; in Node it has one thread. */
export async function openJaxCompetitor(): Promise<Competitor> {
  // Naming the device keeps it from asking for a GPU through `navigator`, which Node 20 lacks.
  if (!(await init('wasm')).includes('wasm')) throw new Error('the device wasm of jax-js did not start');
  defaultDevice('wasm');
  return {
    name: 'jax-js',
    version: manifestVersion('@jax-js/jax'),
    optimizers: Object.values(DEFAULT_OPTIMIZERS).map(({ kind }) => kind),
    open: async (workload) => openContestant(workload),
  };
}

function openContestant(workload: Workload): Contestant {
  const { train, validation, network, optimizer, state } = workload;
  const depth = network.layers.length;
  const update = jaxUpdate(workload);

  const forward = (parameters: readonly np.Array[], images: np.Array): np.Array => {
    let output = images;
    for (let layer = 0; layer < depth; layer++) {
      const sums = np.matmul(output, parameters[2 * layer]).add(parameters[2 * layer + 1]);
      output = layer < depth - 1 ? nn.relu(sums) : sums;
    }
    return output;
  };
  const lossAndGradients = valueAndGrad((parameters: np.Array[], images: np.Array, labels: np.Array) => {
    const rows = labels.shape[0];
    return nn
      .logSoftmax(forward(parameters, images))
      .mul(labels)
      .sum()
      .mul(-1 / rows);
  });
  const stepAll = jit((held: JaxState, corrections: JaxCorrections, batch: Batch) => {
    const shared = held.parameters.map((parameter) => parameter.ref);
    const [loss, gradients] = lossAndGradients(shared, batch.images, batch.labels);
    return { held: update(held, gradients, corrections), loss };
  });
  const forwardAll = jit((parameters: np.Array[], images: np.Array) => forward(parameters, images));

  let held = hold(state);
  return {
    step({ step, indices }) {
      const { images, labels } = gatherFloats(train, indices);
      const rows = indices.length;
      const { first, second } = adamCorrections(step, optimizer);
      const after = stepAll(
        held,
        { first: np.array(first), second: np.array(second) },
        { images: np.array(images).reshape([rows, -1]), labels: np.array(labels).reshape([rows, -1]) },
      );
      held = after.held;
      return after.loss.dataSync()[0];
    },
    evaluate() {
      let correct = 0;
      for (const indices of chunksOf(validation, EVALUATED_ROWS)) {
        const { images } = gatherFloats(validation, indices);
        const parameters = held.parameters.map((parameter) => parameter.ref);
        const logits = forwardAll(parameters, np.array(images).reshape([indices.length, -1])).dataSync();
        correct += countCorrect(Float32Array.from(logits), indices, validation);
      }
      return correct;
    },
    close() {
      for (const array of [...held.parameters, ...held.slots]) array.dispose();
      stepAll.dispose();
      forwardAll.dispose();
    },
  };
}

type Batch = { images: np.Array; labels: np.Array };

function hold({ parameters, slots }: TrainingState): JaxState {
  return { parameters: parameters.map(arrayOf), slots: slots.map(arrayOf) };
}

function arrayOf({ shape, values }: NamedTensor): np.Array {
  return np.array(values.slice()).reshape([...shape]);
}
