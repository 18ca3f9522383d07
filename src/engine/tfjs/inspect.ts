import type { EngineTask, StepTensor } from '../engine.ts';
import { activationTensor, gradientTensors } from '../step-tensors.ts';
import type { RunningBackend } from './backend.ts';
import { loadBatch } from './batch.ts';
import { compute } from './compute.ts';
import { backward, forward, logitsGradient } from './model.ts';
import { layersOf, uploadStates } from './parameters.ts';

/** What a step by tfjs's operations computes before it updates, for one network alone. */
export async function inspectTfjs(
  backend: RunningBackend,
  { network, state, train }: EngineTask,
  indices: Uint32Array,
): Promise<StepTensor[]> {
  const { pixels, targets, rows } = loadBatch([{ examples: train, indices }]);
  const tensors = compute(backend, () => {
    const { tf } = backend;
    const layers = layersOf(network, uploadStates(tf, [state]));
    const outputs = forward(backend, layers, tf.tensor(pixels, [1, rows, network.inputs]));
    const logits = outputs[outputs.length - 1];
    const gradient = logitsGradient(tf, logits, { labels: tf.tensor(targets, logits.shape), rows });
    return [...outputs.slice(1), ...backward(backend, { layers, outputs, gradient })];
  });
  const reading = Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data<'float32'>())));
  const values = await reading.finally(() => backend.tf.dispose(tensors));
  const count = network.layers.length;
  return [
    ...network.layers.map((layer, index) => activationTensor(layer, values[index])),
    ...network.layers
      .map((layer, index) => ({ layer, kernel: values[count + 2 * index], bias: values[count + 2 * index + 1] }))
      .toReversed()
      .flatMap(({ layer, kernel, bias }) => gradientTensors(layer, { kernel, bias })),
  ];
}
