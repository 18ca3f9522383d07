import type { Layer } from '../../network/network.ts';
import { slotNames } from '../../network/optimizers/slots.ts';
import type { EngineTask } from '../engine.ts';
import type { Arena } from './arena.ts';
import { type ListsPlace, placeLists } from './lists.ts';
import type { Offset } from './kernel-types.ts';
import { panelBytesOf, panelShape, type PanelShape, ROW_BYTES, vectorShape } from './panels.ts';
import { CONSTANTS_BYTES } from './rule.ts';

/** Most rows that pass through the network at once: so many of a panel of gradients, 24 KB, stay in the nearest cache. */
const BLOCK_ROWS = 128;

/** Rows of a kernel whose gradient is computed, used and forgotten together, as `kernels/descend.ts` has it. */
const STRIP_ROWS = 1024;

/** Where a parameter lies in panels, and its accumulators; a bias is a matrix of one row. */
export interface ParameterPlace extends PanelShape {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Offset;
  /** Accumulators in the order of `slotNames`, one behind the other and all behind the values. */
  readonly slots: readonly Offset[];
  /** Its gradient, summed over blocks of rows. Where one block is all and nobody reads it, kernels share a strip. */
  readonly gradient: Offset;
  /** Constants of its update. */
  readonly constants: Offset;
}

/** Where a layer's tensors lie. */
export interface LayerPlace {
  readonly layer: Layer;
  readonly isPenalised: boolean;
  readonly kernel: ParameterPlace;
  readonly bias: ParameterPlace;
  /** Activations [rows, units]; of the last layer logits, then their gradient. */
  readonly output: Offset;
  /** Gradient of the loss [rows, units] by what went into the activation; of the last layer the same as `output`. */
  readonly delta: Offset;
}

/** Where everything of a session lies in the module's memory. */
export interface Layout {
  /** Most rows that fit at once; a larger batch passes in blocks. */
  readonly rows: number;
  readonly layers: readonly LayerPlace[];
  /** Where each image of a block begins and ends, and its labels. */
  readonly images: Offset;
  readonly labels: Offset;
  readonly lists: ListsPlace;
  /** Room for one panel of the widest kernel's transpose. */
  readonly transposed: Offset;
  /** Constants of the update of penalised kernels, and of every other parameter. */
  readonly penalised: Offset;
  readonly free: Offset;
  /** Loss (float64), then correct (int32). */
  readonly score: Offset;
  /** One row of the softmax, float64. */
  readonly exponentials: Offset;
}

/** What a layout is for. */
export interface LayoutOptions {
  /** Gradients are to be read after a pass, so that each needs room of its own. */
  readonly keepsGradients: boolean;
}

/** Gives every tensor of a session its place, and the memory its size. */
export function layOut(arena: Arena, task: EngineTask, { keepsGradients }: LayoutOptions): Layout {
  const { network, batchSize, validation } = task;
  const rows = Math.min(Math.max(batchSize, validation.count), BLOCK_ROWS);
  const strip = keepsGradients || batchSize > rows ? undefined : arena.bytes(STRIP_ROWS * ROW_BYTES);
  const penalised = arena.bytes(CONSTANTS_BYTES);
  const free = arena.bytes(CONSTANTS_BYTES);
  const layers = network.layers.map((layer) => placeLayer(arena, task, { layer, rows, strip, penalised, free }));
  const layout: Layout = {
    rows,
    layers,
    images: arena.bytes(8 * rows),
    labels: arena.bytes(rows),
    lists: placeLists(arena, network, rows),
    transposed: arena.bytes(panelBytesOf(Math.max(...network.layers.map(({ units }) => units)))),
    penalised,
    free,
    score: arena.bytes(16),
    exponentials: arena.bytes(8 * network.layers[network.layers.length - 1].units),
  };
  arena.commit();
  return layout;
}

interface LayerRoom {
  readonly layer: Layer;
  readonly rows: number;
  readonly strip: Offset | undefined;
  readonly penalised: Offset;
  readonly free: Offset;
}

function placeLayer(arena: Arena, task: EngineTask, { layer, rows, strip, penalised, free }: LayerRoom): LayerPlace {
  const { name, inputs, units, activation } = layer;
  const slots = slotNames(task.optimizer);
  const activations = panelShape(rows, units).bytes;
  const output = arena.bytes(activations);
  const kernel = panelShape(inputs, units);
  const bias = vectorShape(units);
  const isPenalised = task.penalty.layers.includes(name);
  return {
    layer,
    isPenalised,
    kernel: {
      ...kernel,
      name: `${name}/kernel`,
      shape: [inputs, units],
      values: arena.bytes(kernel.bytes),
      slots: slots.map(() => arena.bytes(kernel.bytes)),
      gradient: strip ?? arena.bytes(kernel.bytes),
      constants: isPenalised ? penalised : free,
    },
    bias: {
      ...bias,
      name: `${name}/bias`,
      shape: [units],
      values: arena.bytes(bias.bytes),
      slots: slots.map(() => arena.bytes(bias.bytes)),
      gradient: arena.bytes(bias.bytes),
      constants: free,
    },
    output,
    delta: activation === 'softmax' ? output : arena.bytes(activations),
  };
}
