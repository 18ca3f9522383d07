import { appendNonzero } from './compress';
import { columnOffset, ROW } from './panel';

/**
 * Lists the nonzero values of each column of a panel matrix, rows ascending; offsets are row · 192, the row of the other
 * operand.
 *
 * Column c writes from entries + c · capacity; `bounds` takes { begin, end } of every column.
 * `rows` and `columns` are rounded up to four, which padding allows.
 */
export function listColumns(
  rows: i32,
  columns: i32,
  values: usize,
  panelBytes: usize,
  entries: usize,
  capacity: usize,
  bounds: usize,
): void {
  const four = i32x4.splat(4 * <i32>ROW);
  for (let column = 0; column < columns; column += 4) {
    let source = values + columnOffset(column, panelBytes);
    const first = entries + <usize>column * capacity;
    let entry0 = first;
    let entry1 = entry0 + capacity;
    let entry2 = entry1 + capacity;
    let entry3 = entry2 + capacity;
    let offsets = i32x4(0, <i32>ROW, 2 * <i32>ROW, 3 * <i32>ROW);
    for (let row = 0; row < rows; row += 4) {
      const a = v128.load(source);
      const b = v128.load(source, ROW);
      const c = v128.load(source, 2 * ROW);
      const d = v128.load(source, 3 * ROW);
      const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      entry0 = appendNonzero(entry0, v128.shuffle<i32>(abLow, cdLow, 0, 1, 4, 5), offsets);
      entry1 = appendNonzero(entry1, v128.shuffle<i32>(abLow, cdLow, 2, 3, 6, 7), offsets);
      entry2 = appendNonzero(entry2, v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5), offsets);
      entry3 = appendNonzero(entry3, v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7), offsets);
      offsets = i32x4.add(offsets, four);
      source += 4 * ROW;
    }
    store<u32>(bounds, <u32>first);
    store<u32>(bounds, <u32>entry0, 4);
    store<u32>(bounds, <u32>(first + capacity), 8);
    store<u32>(bounds, <u32>entry1, 12);
    store<u32>(bounds, <u32>(first + 2 * capacity), 16);
    store<u32>(bounds, <u32>entry2, 20);
    store<u32>(bounds, <u32>(first + 3 * capacity), 24);
    store<u32>(bounds, <u32>entry3, 28);
    bounds += 32;
  }
}
