import { appendNonzero } from './compress';
import { PANEL, ROW } from './panel';

/**
 * Lists the nonzero values of each row of a panel matrix, columns ascending; offsets are column · 192, the row of the
 * other operand.
 *
 * Lists are cut after every `blockPanels` panels; `bounds` takes where each piece begins, row by row and block after
 * block, and the end of the last. Entries need room for three more.
 */
export function listRows(
  rows: i32,
  values: usize,
  panelBytes: usize,
  panels: i32,
  blockPanels: i32,
  entries: usize,
  bounds: usize,
): void {
  const four = i32x4.splat(4 * <i32>ROW);
  for (let first = 0; first < panels; first += blockPanels) {
    const end = min(first + blockPanels, panels);
    for (let row = 0; row < rows; row++) {
      store<u32>(bounds, <u32>entries);
      bounds += 4;
      let source = values + <usize>first * panelBytes + <usize>row * ROW;
      let offsets = i32x4.add(i32x4.splat(first * PANEL * <i32>ROW), i32x4(0, <i32>ROW, 2 * <i32>ROW, 3 * <i32>ROW));
      for (let panel = first; panel < end; panel++) {
        for (let vector: usize = 0; vector < ROW; vector += 48) {
          entries = appendNonzero(entries, v128.load(source + vector), offsets);
          offsets = i32x4.add(offsets, four);
          entries = appendNonzero(entries, v128.load(source + vector, 16), offsets);
          offsets = i32x4.add(offsets, four);
          entries = appendNonzero(entries, v128.load(source + vector, 32), offsets);
          offsets = i32x4.add(offsets, four);
        }
        source += panelBytes;
      }
    }
  }
  store<u32>(bounds, <u32>entries);
}
