import type { Examples } from '../../src/dataset/dataset.ts';
import type { EngineTask } from '../../src/engine/engine.ts';
import { buildNetwork } from '../../src/network/architecture.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import type { NamedTensor } from '../../src/network/network.ts';

/** Examples of 2×3 pixels in 3 classes. */
export function tinyExamples(count: number): Examples {
  const images = Uint8Array.from({ length: 6 * count }, (_, index) => (index * 41) % 256);
  return {
    count,
    height: 2,
    width: 3,
    classes: 3,
    images,
    labels: Uint8Array.from({ length: count }, (_, i) => i % 3),
  };
}

/** A task for 6-4-3 units with SGD; every part may be replaced. */
export function tinyTask(changes: Partial<EngineTask> = {}): EngineTask {
  const hidden = [{ units: 4, activation: 'relu' }] as const;
  const network = changes.network ?? buildNetwork({ inputs: 6, hidden, classes: 3, initializer: 'glorot-uniform' });
  const optimizer = changes.optimizer ?? { kind: 'sgd' };
  return {
    network,
    optimizer,
    penalty: { convention: 'keras', factor: 0, layers: [] },
    train: tinyExamples(8),
    validation: tinyExamples(5),
    batchSize: 4,
    state: drawInitialState({ network, optimizer, seed: 1 }),
    ...changes,
  };
}

/** Tensors of which the one of that name begins with `value`. */
export function withFirst(tensors: readonly NamedTensor[], name: string, value: number): NamedTensor[] {
  return tensors.map((tensor) => ({
    name: tensor.name,
    shape: tensor.shape,
    values: tensor.name === name ? Float32Array.of(value, ...tensor.values.subarray(1)) : tensor.values,
  }));
}

/** Tensors of which those of a layer hold nothing but `value`. */
export function withFilled(tensors: readonly NamedTensor[], layer: string, value: number): NamedTensor[] {
  return tensors.map(({ name, shape, values }) => ({
    name,
    shape,
    values: name.startsWith(`${layer}/`) ? values.map(() => value) : values,
  }));
}
