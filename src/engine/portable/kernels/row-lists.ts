import { appendNonzero } from './compress';
import { ROW } from './panel';

/**
 * Lists the nonzero values of each row of a panel matrix, columns ascending; offsets are column · 192, the row of the
 * other operand.
 *
 * A list is cut after every `blockPanels` panels; `bounds` takes where each piece begins, row by row, and the end of
 * the last. Entries need room for three more.
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
  for (; rows > 0; rows--) {
    let source = values;
    let offsets = i32x4(0, <i32>ROW, 2 * <i32>ROW, 3 * <i32>ROW);
    let panelsLeft = 0;
    for (let panel = 0; panel < panels; panel++) {
      if (panelsLeft == 0) {
        store<u32>(bounds, <u32>entries);
        bounds += 4;
        panelsLeft = blockPanels;
      }
      panelsLeft--;
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
    values += ROW;
  }
  store<u32>(bounds, <u32>entries);
}
