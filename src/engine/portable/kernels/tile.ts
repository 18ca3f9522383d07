import { multiplyAdd, zeros } from './vector';

/** Rows of C that the tile holds in registers. */
export const TILE_ROWS: i32 = 4;

/** Columns of C that the tile holds in registers. */
export const TILE_COLUMNS: i32 = 8;

/**
 * C[4, 8] = Σ over depth of a[depth, 4] ⊗ b[depth, 8], ascending from +0, from packed panels.
 *
 * Eight accumulators and three operands: the largest tile that V8 keeps in registers on every version.
 */
export function tile(a: usize, b: usize, depth: i32, c: usize, rowStride: usize): void {
  let c00 = zeros();
  let c01 = zeros();
  let c10 = zeros();
  let c11 = zeros();
  let c20 = zeros();
  let c21 = zeros();
  let c30 = zeros();
  let c31 = zeros();
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = multiplyAdd(c00, a0, b0);
    c01 = multiplyAdd(c01, a0, b1);
    const a1 = v128.load32_splat(a, 4);
    c10 = multiplyAdd(c10, a1, b0);
    c11 = multiplyAdd(c11, a1, b1);
    const a2 = v128.load32_splat(a, 8);
    c20 = multiplyAdd(c20, a2, b0);
    c21 = multiplyAdd(c21, a2, b1);
    const a3 = v128.load32_splat(a, 12);
    c30 = multiplyAdd(c30, a3, b0);
    c31 = multiplyAdd(c31, a3, b1);
    a += 16;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += rowStride;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += rowStride;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += rowStride;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}
