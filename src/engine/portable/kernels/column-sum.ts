import { zeros } from './vector';

/** sums[units] = Σ over rows of x[rows, units], ascending from +0, each sum rounded. */
export function columnSum(x: usize, sums: usize, rows: i32, units: i32): void {
  const rowBytes = (<usize>units) << 2;
  for (; units >= 4; units -= 4) {
    let sum = zeros();
    for (let row = 0, at = x; row < rows; row++, at += rowBytes) sum = f32x4.add(sum, v128.load(at));
    v128.store(sums, sum);
    x += 16;
    sums += 16;
  }
  for (; units > 0; units--) {
    let sum: f32 = 0;
    for (let row = 0, at = x; row < rows; row++, at += rowBytes) sum += load<f32>(at);
    store<f32>(sums, sum);
    x += 4;
    sums += 4;
  }
}
