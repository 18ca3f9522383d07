import { listRows, type Pass } from './forward.ts';
import { type LayerPlace, type ParameterPlace, STRIP_ROWS } from './layout.ts';
import { blocksOf } from './lists.ts';
import type { Offset } from './kernel-types.ts';
import { panelBytesOf, ROW_BYTES } from './panels.ts';

/** A piece of a parameter whose gradient is known: `count` floats at `offset` bytes from the parameter's beginning. */
export interface Strip {
  readonly parameter: ParameterPlace;
  readonly place: LayerPlace;
  readonly offset: number;
  readonly count: number;
  readonly gradient: Offset;
}

/** A backward pass over one of a batch's blocks. */
export interface BackwardPass extends Pass {
  /** Gradients begin at +0. */
  readonly isFirst: boolean;
  /** Gradients are complete, and handed to `take`. */
  readonly isLast: boolean;
  /** Takes the gradient of a strip, which nothing reads afterwards. */
  readonly take: (strip: Strip) => void;
}

const SLOPES = { relu: 'reluSlope', tanh: 'tanhSlope', logistic: 'logisticSlope' } as const;

/**
 * From the logits' gradient to each parameter's, last layer first. A layer's parameters may be updated as soon as
 * `take` is handed their gradient: the layer below has had its share of the old kernel by then.
 */
export function backward(pass: BackwardPass): void {
  const { layers } = pass.layout;
  for (let index = layers.length - 1; index >= 0; index--) {
    const below = index > 0 ? layers[index - 1] : undefined;
    if (below !== undefined) propagate(pass, { from: layers[index], to: below });
    descendBias(pass, layers[index]);
    descendKernel(pass, layers[index], below);
  }
}

function propagate(pass: BackwardPass, { from, to }: { from: LayerPlace; to: LayerPlace }): void {
  const { kernels, rows } = pass;
  const { inputs, units } = from.layer;
  const panelBytes = panelBytesOf(rows);
  const transposedBytes = panelBytesOf(units);
  const { panels } = to.kernel;
  const { bounds } = listRows(pass, from.delta, from);
  kernels.transpose(inputs, units, from.kernel.values, from.kernel.panelBytes, from.transposed, transposedBytes);
  const blocks = blocksOf(from.kernel.panels);
  kernels.multiply(rows, blocks, bounds, from.transposed, transposedBytes, panels, to.delta, panelBytes);
  const { activation } = to.layer;
  if (activation !== 'softmax') kernels[SLOPES[activation]](to.delta, to.output, (panels * panelBytes) / 4);
}

function descendBias({ kernels, rows, isFirst, isLast, take }: BackwardPass, place: LayerPlace): void {
  const { bias, delta } = place;
  kernels.columnSum(delta, panelBytesOf(rows), bias.gradient, rows, bias.panels, isFirst);
  if (isLast) take({ parameter: bias, place, offset: 0, count: bias.bytes / 4, gradient: bias.gradient });
}

function descendKernel(pass: BackwardPass, place: LayerPlace, below: LayerPlace | undefined): void {
  const { kernels, rows, isFirst, isLast, take } = pass;
  const { kernel } = place;
  const panelBytes = panelBytesOf(rows);
  const { bounds, stride } = columnsOf(pass, below);
  for (let panel = 0; panel < kernel.panels; panel++) {
    const delta = place.delta + panel * panelBytes;
    for (let row = 0; row < kernel.rows; row += STRIP_ROWS) {
      const stripRows = Math.min(STRIP_ROWS, kernel.rows - row);
      const offset = panel * kernel.panelBytes + row * ROW_BYTES;
      const gradient = isFirst && isLast ? kernel.gradient : kernel.gradient + offset;
      kernels.accumulateLists(stripRows, bounds + row * stride, stride, delta, gradient, isFirst);
      if (isLast) take({ parameter: kernel, place, offset, count: (stripRows * ROW_BYTES) / 4, gradient });
    }
  }
}

/** Lists of what entered a layer, by column; `stride` bytes lead from one list's bounds to the next's. */
function columnsOf({ kernels, layout, rows }: Pass, below: LayerPlace | undefined): { bounds: Offset; stride: number } {
  const { pixelColumns, columns, columnBytes } = layout.lists;
  if (below === undefined) return { bounds: pixelColumns.bounds, stride: 4 };
  const { entries, bounds } = columns;
  kernels.listColumns(rows, below.layer.units, below.output, panelBytesOf(rows), entries, columnBytes, bounds);
  return { bounds, stride: 8 };
}
