import type { Tensor } from '@tensorflow/tfjs-core';
import type { NamedTensor, Network, TrainingState } from '../../network/network.ts';
import type { TensorFlow } from './backend.ts';
import type { DenseLayer } from './model.ts';
import type { TfjsParameter } from './update.ts';

/** Tensors of several states of one shape: kernel and bias of each layer with their accumulators, in layer order. */
export function uploadStates(tf: TensorFlow, states: readonly TrainingState[]): TfjsParameter[] {
  const [{ parameters, slots }] = states;
  const count = slots.length / parameters.length;
  const uploadAll = (read: (state: TrainingState) => NamedTensor) => upload(tf, states.map(read));
  return parameters.map((_, index) => ({
    weight: uploadAll((state) => state.parameters[index]),
    slots: Array.from({ length: count }, (_slot, slot) => uploadAll((state) => state.slots[index * count + slot])),
  }));
}

/** Copies of each network's parameters and accumulators, under the names of `names`, a state of that shape. */
export async function downloadStates(
  tensors: readonly TfjsParameter[],
  names: Omit<TrainingState, 'step'>,
): Promise<Omit<TrainingState, 'step'>[]> {
  const parameters = await download(
    tensors.map(({ weight }) => weight),
    names.parameters,
  );
  const slots = await download(
    tensors.flatMap((parameter) => parameter.slots),
    names.slots,
  );
  return parameters.map((own, network) => ({ parameters: own, slots: slots[network] ?? [] }));
}

/** The layers with their kernels and biases. */
export function layersOf({ layers }: Network, tensors: readonly TfjsParameter[]): DenseLayer[] {
  return layers.map((layer, index) => ({
    layer,
    kernel: tensors[2 * index].weight,
    bias: tensors[2 * index + 1].weight,
  }));
}

function upload(tf: TensorFlow, tensors: readonly NamedTensor[]): Tensor {
  const [{ shape, values: first }] = tensors;
  // the cpu backend computes on the very array that it is given
  const values = new Float32Array(tensors.length * first.length);
  for (const [network, tensor] of tensors.entries()) values.set(tensor.values, network * first.length);
  const matrix = shape.length === 1 ? [1, ...shape] : shape;
  return tf.tensor(values, [tensors.length, ...matrix], 'float32');
}

/** Tensors of each network, cut out of those of all. */
async function download(stacked: readonly Tensor[], names: readonly NamedTensor[]): Promise<NamedTensor[][]> {
  const read = await Promise.all(stacked.map(async (tensor) => tensor.data<'float32'>()));
  const networks = stacked[0]?.shape[0] ?? 0;
  return Array.from({ length: networks }, (_, network) =>
    names.map(({ name, shape }, index) => {
      const size = read[index].length / networks;
      return { name, shape, values: Float32Array.from(read[index].subarray(network * size, (network + 1) * size)) };
    }),
  );
}
