import { accumulateHalf } from './accumulate-half';
import { accumulatePanel } from './accumulate-panel';
import { accumulateQuarter } from './accumulate-quarter';
import { PANEL } from './panel';

/**
 * out[i] = start + Σ value · operand[offset], in the order of list i: the one inner loop of every matrix product, over
 * as many of the panel's vectors as its `columns` need.
 *
 * `bounds` holds where list i begins and, in the next word, where it ends; `stride` bytes lead to list i + 1. An entry
 * is { value, offset of the operand's row in bytes }. `start` is +0 when `isFirst`, else what `out` holds. Adding
 * 0 · operand to a sum that began at +0 changes no bit, so a list leaves zeros out.
 */
export function accumulateLists(
  columns: i32,
  count: i32,
  bounds: usize,
  stride: usize,
  operand: usize,
  out: usize,
  isFirst: bool,
): void {
  if (columns > PANEL / 2) accumulatePanel(count, bounds, stride, operand, out, isFirst);
  else if (columns > PANEL / 4) accumulateHalf(count, bounds, stride, operand, out, isFirst);
  else accumulateQuarter(count, bounds, stride, operand, out, isFirst);
}
