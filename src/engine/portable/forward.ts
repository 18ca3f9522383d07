import type { Offset } from './kernel-types.ts';
import { blockPanelsOf, blocksOf, pixelBlocksOf } from './lists.ts';
import { panelBytesOf } from './panels.ts';
import type { Pass } from './pass.ts';

/** From lists of pixels to logits [rows, classes]: activation(input · kernel + bias), layer after layer. */
export function forward(pass: Pass): void {
  const { kernels, layout, rows } = pass;
  const panelBytes = panelBytesOf(rows);
  let { bounds } = layout.lists.pixelRows;
  let blocks = pixelBlocksOf(layout.layers[0].layer.inputs);
  for (const { kernel, bias, output, layer } of layout.layers) {
    kernels.multiply(rows, blocks, bounds, kernel.values, kernel.panelBytes, layer.units, output, panelBytes);
    kernels.addBias(output, panelBytes, bias.values, rows, kernel.panels);
    // softmax is taken with the loss, from the logits
    if (layer.activation !== 'softmax') kernels[layer.activation](output, (kernel.panels * panelBytes) / 4);
    kernels.clearPadding(output, panelBytes, rows, layer.units);
    if (layer.activation === 'softmax') return;
    bounds = listRows(pass, output, kernel.panels);
    blocks = blocksOf(kernel.panels);
  }
}

/** Lists the nonzero values of each row of a layer's activations or gradients; answers with the lists' bounds. */
export function listRows({ kernels, layout, rows }: Pass, values: Offset, panels: number): Offset {
  const { entries, bounds } = layout.lists.rows;
  kernels.listRows(rows, values, panelBytesOf(rows), panels, blockPanelsOf(panels), entries, bounds);
  return bounds;
}
