import { columnOffset, PANEL, ROW } from './panel';

/**
 * out[depth, ≤ 48] = matrix[≤ 48, depth]ᵀ: some rows of a matrix in panels become one panel, in tiles of four by four.
 * `rows` and `depth` are rounded up to four: padding moves along with the rest. Columns that fill the panel get zero.
 */
export function transposePanel(rows: i32, depth: i32, matrix: usize, matrixPanelBytes: usize, out: usize): void {
  if (rows < PANEL) memory.fill(out, 0, <usize>((depth + 3) & ~3) * ROW);
  for (let column = 0; column < depth; column += 4) {
    let from = matrix + columnOffset(column, matrixPanelBytes);
    let to = out + <usize>column * ROW;
    for (let row = 0; row < rows; row += 4) {
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
      from += 4 * ROW;
      to += 16;
    }
  }
}
