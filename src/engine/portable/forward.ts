import { BLOCK_PANELS, blocksOf, type ListPlace } from './lists.ts';
import type { Kernels } from './kernel-types.ts';
import type { LayerPlace, Layout } from './layout.ts';
import { panelBytesOf } from './panels.ts';

/** A pass over a block of examples. */
export interface Pass {
  readonly kernels: Kernels;
  readonly layout: Layout;
  readonly rows: number;
}

/** From lists of pixels to logits [rows, classes]: activation(input · kernel + bias), layer after layer. */
export function forward({ kernels, layout, rows }: Pass): void {
  const { lists } = layout;
  let below: LayerPlace | undefined;
  for (const place of layout.layers) {
    const { kernel, bias, output, layer } = place;
    const panelBytes = panelBytesOf(rows);
    const { bounds } = below === undefined ? lists.pixelRows : listRows({ kernels, layout, rows }, below.output, below);
    const blocks = below === undefined ? 1 : blocksOf(below.kernel.panels);
    kernels.multiply(rows, blocks, bounds, kernel.values, kernel.panelBytes, kernel.panels, output, panelBytes);
    kernels.addBias(output, panelBytes, bias.values, rows, kernel.panels);
    // softmax is taken with the loss, from the logits
    if (layer.activation !== 'softmax') kernels[layer.activation](output, (kernel.panels * panelBytes) / 4);
    kernels.clearPadding(output, panelBytes, rows, layer.units);
    below = place;
  }
}

/** Lists the nonzero values of each row of a layer's activations or gradients. */
export function listRows({ kernels, layout, rows }: Pass, values: number, { kernel }: LayerPlace): ListPlace {
  const place = layout.lists.rows;
  kernels.listRows(rows, values, panelBytesOf(rows), kernel.panels, BLOCK_PANELS, place.entries, place.bounds);
  return place;
}
