import { accumulateLists } from './accumulate';
import { PANEL, ROW } from './panel';
import { transposePanel } from './transpose';

/**
 * out[rows, columns] = lists · matrix[depth, columns], panel by panel; each element ((+0 + a0·b0) + a1·b1) + … with k
 * ascending.
 *
 * The list of a row comes in `blocks` pieces of ascending k, so that the piece of the matrix that they read stays in
 * the nearest cache while all rows pass over it. `bounds` holds the beginning of each piece, row by row, and the last
 * end.
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
  const stride = (<usize>blocks) << 2;
  for (let block = 0; block < blocks; block++) {
    accumulateLists(columns, rows, bounds + ((<usize>block) << 2), stride, panel, out, block == 0);
  }
}
