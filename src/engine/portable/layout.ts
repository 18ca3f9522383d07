import type { Layer } from '../../network/network.ts';
import { slotNames } from '../../network/optimizers/slots.ts';
import type { EngineTask } from '../engine.ts';
import { Arena } from './arena.ts';
import type { Kernels, Offset } from './kernel-types.ts';

/** Rows that are evaluated at once; they fit the second-level cache. */
const EVALUATION_ROWS = 128;

/** Where a parameter lies, and its accumulators. */
export interface ParameterPlace {
  readonly name: string;
  readonly shape: readonly number[];
  readonly count: number;
  readonly values: Offset;
  /** Accumulators in the order of `slotNames`. */
  readonly slots: readonly Offset[];
}

/** Where a layer's tensors lie. */
export interface LayerPlace {
  readonly layer: Layer;
  readonly isPenalised: boolean;
  readonly kernel: ParameterPlace;
  readonly bias: ParameterPlace;
  /** Activations [rows, inputs] of the layer below, or pixels. */
  readonly input: Offset;
  /** Activations [rows, units]; of the last layer logits, then their gradient. */
  readonly output: Offset;
  /** Gradient of the loss [rows, units] by what went into the activation; of the last layer the same as `output`. */
  readonly delta: Offset;
}

/** Where everything of a session lies in the module's memory. */
export interface Layout {
  /** Most rows that fit at once. */
  readonly rows: number;
  readonly imageBytes: Offset;
  readonly labels: Offset;
  readonly pixels: Offset;
  readonly layers: readonly LayerPlace[];
  /** Gradient of the largest kernel. */
  readonly kernelGradient: Offset;
  /** Gradient of the largest bias. */
  readonly biasGradient: Offset;
  /** Loss (float64), then correct (int32). */
  readonly score: Offset;
  /** One row of the softmax, float64. */
  readonly exponentials: Offset;
  readonly work: Offset;
}

/** Gives every tensor of a session its place, and the memory its size. */
export function layOut(kernels: Kernels, task: EngineTask): Layout {
  const { network, batchSize } = task;
  const arena = new Arena(kernels.memory, kernels.arenaStart());
  const rows = Math.max(batchSize, Math.min(EVALUATION_ROWS, task.validation.count));
  const pixels = arena.floats(rows * network.inputs);
  const layers: LayerPlace[] = [];
  for (const layer of network.layers) {
    const input = layers.length === 0 ? pixels : layers[layers.length - 1].output;
    layers.push(placeLayer(arena, task, { layer, input, rows }));
  }
  const largest = (size: (layer: Layer) => number): number => Math.max(...network.layers.map(size));
  const layout: Layout = {
    rows,
    imageBytes: arena.bytes(rows * network.inputs),
    labels: arena.bytes(rows),
    pixels,
    layers,
    kernelGradient: arena.floats(largest(({ inputs, units }) => inputs * units)),
    biasGradient: arena.floats(largest(({ units }) => units)),
    score: arena.bytes(16),
    exponentials: arena.bytes(8 * largest(({ units }) => units)),
    work: arena.bytes(largest((layer) => workBytes(kernels, layer, rows))),
  };
  arena.commit();
  return layout;
}

interface LayerRoom {
  readonly layer: Layer;
  readonly input: Offset;
  readonly rows: number;
}

function placeLayer(arena: Arena, task: EngineTask, { layer, input, rows }: LayerRoom): LayerPlace {
  const { name, inputs, units, activation } = layer;
  const place = (parameter: string, shape: readonly number[]): ParameterPlace => {
    const count = shape.reduce((product, length) => product * length, 1);
    const slots = slotNames(task.optimizer).map(() => arena.floats(count));
    return { name: `${name}/${parameter}`, shape, count, values: arena.floats(count), slots };
  };
  const output = arena.floats(rows * units);
  return {
    layer,
    isPenalised: task.penalty.layers.includes(name),
    kernel: place('kernel', [inputs, units]),
    bias: place('bias', [units]),
    input,
    output,
    delta: activation === 'softmax' ? output : arena.floats(rows * units),
  };
}

function workBytes(kernels: Kernels, { inputs, units }: Layer, rows: number): number {
  return Math.max(
    kernels.multiplyWork(rows, inputs),
    kernels.multiplyWork(inputs, rows),
    kernels.multiplyWork(rows, units),
  );
}
