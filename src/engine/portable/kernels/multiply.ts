import { accumulateLists } from './accumulate';

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
  panels: i32,
  out: usize,
  outPanelBytes: usize,
): void {
  const stride = (<usize>blocks) << 2;
  for (; panels > 0; panels--) {
    for (let block = 0; block < blocks; block++) {
      accumulateLists(rows, bounds + ((<usize>block) << 2), stride, matrix, out, block == 0);
    }
    matrix += matrixPanelBytes;
    out += outPanelBytes;
  }
}
