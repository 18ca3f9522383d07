import { listRows } from './forward.ts';
import type { LayerPlace } from './layout.ts';
import { blocksOf } from './lists.ts';
import { PANEL, panelBytesOf } from './panels.ts';
import type { Pass } from './pass.ts';

const SLOPES = { relu: 'reluSlope', tanh: 'tanhSlope', logistic: 'logisticSlope' } as const;

/**
 * From the logits' gradient to each parameter's, last layer first, and with the last block of a batch the updates: the
 * layer below has had its share of a kernel by then. Answers with the number of updates that made a value non-finite.
 */
export function backward(pass: Pass): number {
  const { layers } = pass.layout;
  let broken = 0;
  for (let index = layers.length - 1; index >= 0; index--) {
    const below = index > 0 ? layers[index - 1] : undefined;
    if (below !== undefined) propagate(pass, layers[index], below);
    broken += descendBias(pass, layers[index]);
    broken += descendKernel(pass, layers[index], below);
  }
  return broken;
}

function propagate(pass: Pass, { kernel, delta, layer }: LayerPlace, below: LayerPlace): void {
  const { kernels, layout, rows } = pass;
  const panelBytes = panelBytesOf(rows);
  const bounds = listRows(pass, delta, kernel.panels);
  kernels.multiplyTransposed(
    rows,
    blocksOf(kernel.panels),
    bounds,
    kernel.values,
    kernel.panelBytes,
    layer.units,
    layer.inputs,
    layout.transposed,
    below.delta,
    panelBytes,
  );
  const { activation } = below.layer;
  if (activation === 'softmax') return;
  kernels[SLOPES[activation]](below.delta, below.output, (below.kernel.panels * panelBytes) / 4);
}

function descendBias({ kernels, rows, rule, isFirst, isLast }: Pass, { bias, delta }: LayerPlace): number {
  const { gradient, values, bytes } = bias;
  kernels.columnSum(delta, panelBytesOf(rows), gradient, rows, bias.panels, isFirst);
  return isLast ? kernels.update(rule, bytes / 4, bias.constants, values, gradient, bytes) : 0;
}

function descendKernel(pass: Pass, { kernel, delta }: LayerPlace, below: LayerPlace | undefined): number {
  const { kernels, layout, rows, rule, isFirst, isLast } = pass;
  const { pixelColumns, columns, columnBytes } = layout.lists;
  const panelBytes = panelBytesOf(rows);
  if (below !== undefined) {
    kernels.listColumns(rows, kernel.rows, below.output, panelBytes, columns.entries, columnBytes, columns.bounds);
  }
  const { bounds } = below === undefined ? pixelColumns : columns;
  // a pixel's list ends where the next one begins; a unit's has a place of its own
  const stride = below === undefined ? 4 : 8;
  if (isLast) {
    return kernels.descend(
      kernel.rows,
      kernel.columns,
      bounds,
      stride,
      delta,
      panelBytes,
      isFirst,
      kernel.gradient,
      kernel.values,
      kernel.panelBytes,
      kernel.bytes,
      rule,
      kernel.constants,
    );
  }
  for (let panel = 0; panel < kernel.panels; panel++) {
    const sums = kernel.gradient + panel * kernel.panelBytes;
    const left = kernel.columns - panel * PANEL;
    kernels.accumulateLists(left, kernel.rows, bounds, stride, delta + panel * panelBytes, sums, isFirst);
  }
  return 0;
}
