import type { Tensor } from '@tensorflow/tfjs-core';
import type { NamedTensor, Network, TrainingState } from '../../network/network.ts';
import type { TensorFlow } from './backend.ts';
import type { DenseLayer } from './model.ts';
import type { TfjsParameter } from './update.ts';

/** Tensors of a state: kernel and bias of each layer with their accumulators, in layer order. */
export function uploadState(tf: TensorFlow, { parameters, slots }: TrainingState): TfjsParameter[] {
  const count = slots.length / parameters.length;
  return parameters.map((parameter, index) => ({
    weight: upload(tf, parameter),
    slots: slots.slice(index * count, (index + 1) * count).map((slot) => upload(tf, slot)),
  }));
}

/** Copies of all parameters and accumulators, under the names of `names`, a state of the same network and optimizer. */
export async function downloadState(
  tensors: readonly TfjsParameter[],
  names: Omit<TrainingState, 'step'>,
): Promise<Omit<TrainingState, 'step'>> {
  return {
    parameters: await download(
      tensors.map(({ weight }) => weight),
      names.parameters,
    ),
    slots: await download(
      tensors.flatMap(({ slots }) => slots),
      names.slots,
    ),
  };
}

/** The layers with their kernels and biases. */
export function layersOf({ layers }: Network, tensors: readonly TfjsParameter[]): DenseLayer[] {
  return layers.map((layer, index) => ({
    layer,
    kernel: tensors[2 * index].weight,
    bias: tensors[2 * index + 1].weight,
  }));
}

function upload(tf: TensorFlow, { values, shape }: NamedTensor): Tensor {
  // the cpu backend computes on the very array that it is given
  return tf.tensor(values.slice(), [...shape], 'float32');
}

async function download(tensors: readonly Tensor[], names: readonly NamedTensor[]): Promise<NamedTensor[]> {
  const values = await Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data())));
  return names.map(({ name, shape }, index) => ({ name, shape, values: values[index] }));
}
