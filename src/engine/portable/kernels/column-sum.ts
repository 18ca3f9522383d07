import { ROW } from './panel';

/** sums[units] = start + Σ over rows of x[rows, units], ascending, each sum rounded; start is +0 when `isFirst`, else `sums`. */
export function columnSum(x: usize, panelBytes: usize, sums: usize, rows: i32, panels: i32, isFirst: bool): void {
  for (; panels > 0; panels--) {
    if (isFirst) memory.fill(sums, 0, ROW);
    // half a panel at a time, because one sum waits for the one before it
    sumHalf(x, sums, rows);
    sumHalf(x + ROW / 2, sums + ROW / 2, rows);
    x += panelBytes;
    sums += ROW;
  }
}

function sumHalf(x: usize, sums: usize, rows: i32): void {
  let sum0 = v128.load(sums);
  let sum1 = v128.load(sums, 16);
  let sum2 = v128.load(sums, 32);
  let sum3 = v128.load(sums, 48);
  let sum4 = v128.load(sums, 64);
  let sum5 = v128.load(sums, 80);
  for (; rows > 0; rows--) {
    sum0 = f32x4.add(sum0, v128.load(x));
    sum1 = f32x4.add(sum1, v128.load(x, 16));
    sum2 = f32x4.add(sum2, v128.load(x, 32));
    sum3 = f32x4.add(sum3, v128.load(x, 48));
    sum4 = f32x4.add(sum4, v128.load(x, 64));
    sum5 = f32x4.add(sum5, v128.load(x, 80));
    x += ROW;
  }
  v128.store(sums, sum0);
  v128.store(sums, sum1, 16);
  v128.store(sums, sum2, 32);
  v128.store(sums, sum3, 48);
  v128.store(sums, sum4, 64);
  v128.store(sums, sum5, 80);
}
