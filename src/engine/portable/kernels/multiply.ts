import { packFour } from './pack';
import { tile, TILE_COLUMNS, TILE_ROWS } from './tile';

const TILE_BYTES: usize = 4 * 4 * 8;

/** C[m, n] = A[m, k] · B[k, n]; every element is summed over ascending k from +0. */
export function multiplyNN(a: usize, b: usize, c: usize, m: i32, n: i32, k: i32, work: usize): void {
  multiply(a, bytes(k), 4, b, 4, bytes(n), c, m, n, k, work);
}

/** C[m, n] = A[k, m]ᵀ · B[k, n]; every element is summed over ascending k from +0. */
export function multiplyTN(a: usize, b: usize, c: usize, m: i32, n: i32, k: i32, work: usize): void {
  multiply(a, 4, bytes(m), b, 4, bytes(n), c, m, n, k, work);
}

/** C[m, n] = A[m, k] · B[n, k]ᵀ; every element is summed over ascending k from +0. */
export function multiplyNT(a: usize, b: usize, c: usize, m: i32, n: i32, k: i32, work: usize): void {
  multiply(a, bytes(k), 4, b, bytes(k), 4, c, m, n, k, work);
}

/** Bytes of `work` that a product needs: one tile, one panel of B, all of A packed. */
export function multiplyWork(m: f64, k: f64): f64 {
  return <f64>TILE_BYTES + 4 * k * (TILE_COLUMNS + ceil<f64>(m / TILE_ROWS) * TILE_ROWS);
}

function multiply(
  a: usize,
  aLaneStride: usize,
  aDepthStride: usize,
  b: usize,
  bLaneStride: usize,
  bDepthStride: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
  work: usize,
): void {
  const panelB = work + TILE_BYTES;
  const packedA = panelB + bytes(k) * TILE_COLUMNS;
  const panelBytes = bytes(k) * TILE_ROWS;
  let panelA = packedA;
  for (let row = 0; row < m; row += TILE_ROWS) {
    packFour(a + <usize>row * aLaneStride, m - row, aLaneStride, aDepthStride, k, panelA, 16);
    panelA += panelBytes;
  }
  for (let column = 0; column < n; column += TILE_COLUMNS) {
    const columns = n - column;
    const source = b + <usize>column * bLaneStride;
    packFour(source, columns, bLaneStride, bDepthStride, k, panelB, 32);
    packFour(source + 4 * bLaneStride, max(columns - 4, 0), bLaneStride, bDepthStride, k, panelB + 16, 32);
    multiplyPanel(packedA, panelB, c + bytes(column), m, columns, n, k, work);
  }
}

function multiplyPanel(
  panelA: usize,
  panelB: usize,
  c: usize,
  m: i32,
  columns: i32,
  n: i32,
  k: i32,
  scratch: usize,
): void {
  for (let row = 0; row < m; row += TILE_ROWS) {
    if (m - row >= TILE_ROWS && columns >= TILE_COLUMNS) {
      tile(panelA, panelB, k, c, bytes(n));
    } else {
      tile(panelA, panelB, k, scratch, bytes(TILE_COLUMNS));
      copyCorner(scratch, c, min(m - row, TILE_ROWS), min(columns, TILE_COLUMNS), n);
    }
    panelA += bytes(k) * TILE_ROWS;
    c += bytes(n) * TILE_ROWS;
  }
}

function copyCorner(from: usize, to: usize, rows: i32, columns: i32, n: i32): void {
  for (; rows > 0; rows--) {
    memory.copy(to, from, bytes(columns));
    from += bytes(TILE_COLUMNS);
    to += bytes(n);
  }
}

function bytes(floats: i32): usize {
  return (<usize>floats) << 2;
}
