import { accumulateLists } from './accumulate';
import { PANEL, ROW } from './panel';
import { update } from './update';

/** Most rows of a kernel whose gradient is summed and used together, so that it stays in a near cache: 192 KB. */
const STRIP: i32 = 1024;

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
  // from the last panel to the first, which the next step reads before the others: the cache still holds it
  for (let column = ((columns - 1) / PANEL) * PANEL; column >= 0; column -= PANEL) {
    const panel = <usize>(column / PANEL);
    const left = columns - column;
    const deltas = delta + panel * deltaPanelBytes;
    for (let row = 0; row < rows; row += STRIP) {
      const count = min(STRIP, rows - row);
      const place = panel * wPanelBytes + <usize>row * ROW;
      const sums = isFirst ? gradient : gradient + place;
      accumulateLists(left, count, bounds + <usize>row * stride, stride, deltas, sums, isFirst);
      bad |= updateStrip(left, count, rule, constants, w + place, sums, slotBytes);
    }
  }
  return bad;
}

/** Updates `count` rows of a panel; of its last one only the columns in use, in eights. */
function updateStrip(columns: i32, count: i32, rule: i32, constants: usize, w: usize, g: usize, slotBytes: usize): i32 {
  if (columns >= PANEL) return update(rule, count * PANEL, constants, w, g, slotBytes);
  const used = (columns + 7) & ~7;
  let bad = 0;
  for (; count > 0; count--) {
    bad |= update(rule, used, constants, w, g, slotBytes);
    w += ROW;
    g += ROW;
  }
  return bad;
}
