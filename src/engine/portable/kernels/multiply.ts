import { accumulateLists } from './accumulate';
import { PANEL, ROW } from './panel';
import { transposePanel } from './transpose';

/**
 * out[rows, columns] = lists · matrix[depth, columns], panel by panel; each element ((+0 + a0·b0) + a1·b1) + … with k
 * ascending.
 *
 * The lists of the rows come in `blocks` of ascending k, the first pieces of all rows, then the second ones: the piece
 * of the matrix that they read stays in the nearest cache, and the processor, which reads on beyond the end of a list
 * before it knows of the end, finds the next one there. `bounds` holds the beginning of each piece, row by row and block
 * after block, and the last end.
 */
export function multiply(
  rows: i32,
  blocks: i32,
  bounds: usize,
  matrix: usize,
  matrixPanelBytes: usize,
  columns: i32,
  out: usize,
  outPanelBytes: usize,
): void {
  for (; columns > 0; columns -= PANEL) {
    multiplyPanel(columns, rows, blocks, bounds, matrix, out);
    matrix += matrixPanelBytes;
    out += outPanelBytes;
  }
}

/**
 * out[rows, columns] = lists · matrix[columns, depth]ᵀ, summed as by {@link multiply}; `transposed` is room for one
 * panel [depth, 48], which stays in the cache that it was written to.
 */
export function multiplyTransposed(
  rows: i32,
  blocks: i32,
  bounds: usize,
  matrix: usize,
  matrixPanelBytes: usize,
  depth: i32,
  columns: i32,
  transposed: usize,
  out: usize,
  outPanelBytes: usize,
): void {
  for (; columns > 0; columns -= PANEL) {
    transposePanel(min(columns, PANEL), depth, matrix, matrixPanelBytes, transposed);
    multiplyPanel(columns, rows, blocks, bounds, transposed, out);
    matrix += <usize>PANEL * ROW;
    out += outPanelBytes;
  }
}

function multiplyPanel(columns: i32, rows: i32, blocks: i32, bounds: usize, panel: usize, out: usize): void {
  for (let block = 0; block < blocks; block++) {
    accumulateLists(columns, rows, bounds, 4, panel, out, block == 0);
    bounds += (<usize>rows) << 2;
  }
}
