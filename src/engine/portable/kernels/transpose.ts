import { columnOffset, ROW } from './panel';

/**
 * out[columns, rows] = matrix[rows, columns]ᵀ, panels to panels, in tiles of four by four. `rows` and `columns` are
 * rounded up to four: padding moves along with the rest.
 */
export function transpose(
  rows: i32,
  columns: i32,
  matrix: usize,
  matrixPanelBytes: usize,
  out: usize,
  outPanelBytes: usize,
): void {
  for (let column = 0; column < columns; column += 4) {
    const source = matrix + columnOffset(column, matrixPanelBytes);
    const target = out + <usize>column * ROW;
    for (let row = 0; row < rows; row += 4) {
      const from = source + <usize>row * ROW;
      const to = target + columnOffset(row, outPanelBytes);
      const a = v128.load(from);
      const b = v128.load(from, ROW);
      const c = v128.load(from, 2 * ROW);
      const d = v128.load(from, 3 * ROW);
      const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i32>(abLow, cdLow, 0, 1, 4, 5));
      v128.store(to, v128.shuffle<i32>(abLow, cdLow, 2, 3, 6, 7), ROW);
      v128.store(to, v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5), 2 * ROW);
      v128.store(to, v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7), 3 * ROW);
    }
  }
}
