import { ROW } from './panel';
import { zeros } from './vector';

/** sums[units] = start + Σ over rows of x[rows, units], ascending, each sum rounded; start is +0 when `isFirst`, else `sums`. */
export function columnSum(x: usize, panelBytes: usize, sums: usize, rows: i32, panels: i32, isFirst: bool): void {
  for (; panels > 0; panels--) {
    for (let vector: usize = 0; vector < ROW; vector += 16) {
      let sum = isFirst ? zeros() : v128.load(sums + vector);
      for (let row = 0, at = x + vector; row < rows; row++, at += ROW) sum = f32x4.add(sum, v128.load(at));
      v128.store(sums + vector, sum);
    }
    x += panelBytes;
    sums += ROW;
  }
}
