import { accumulateLists } from './accumulate';
import { PANEL, ROW } from './panel';
import { update } from './update';

/** Rows of a kernel whose gradient is summed and used together, so that it stays in the nearest cache: 3 KB. */
const STRIP: i32 = 32;

/**
 * Updates a kernel w[rows, columns] with its gradient inputᵀ · delta, the input as lists of its columns, strip after
 * strip of each panel. With `isFirst`, `gradient` is room for one strip; else it holds the sums of earlier blocks of
 * examples, in panels like w, and the sums go on from there. Returns 1 when a value became non-finite, else 0.
 */
export function descend(
  rows: i32,
  columns: i32,
  bounds: usize,
  stride: usize,
  delta: usize,
  deltaPanelBytes: usize,
  isFirst: bool,
  gradient: usize,
  w: usize,
  wPanelBytes: usize,
  slotBytes: usize,
  rule: i32,
  constants: usize,
): i32 {
  let bad = 0;
  for (; columns > 0; columns -= PANEL) {
    for (let row = 0; row < rows; row += STRIP) {
      const count = min(STRIP, rows - row);
      const offset = <usize>row * ROW;
      const sums = isFirst ? gradient : gradient + offset;
      accumulateLists(columns, count, bounds + <usize>row * stride, stride, delta, sums, isFirst);
      bad |= update(rule, count * PANEL, constants, w + offset, sums, slotBytes);
    }
    delta += deltaPanelBytes;
    w += wPanelBytes;
    if (!isFirst) gradient += wPanelBytes;
  }
  return bad;
}
