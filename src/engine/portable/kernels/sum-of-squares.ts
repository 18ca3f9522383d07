import { columnOffset, ROW } from './panel';

/** Σ x² of x[rows, columns] in panels, row after row; squares and ascending sum in float64. */
export function sumOfSquares(x: usize, panelBytes: usize, rows: i32, columns: i32): f64 {
  let sum: f64 = 0;
  for (; rows > 0; rows--) {
    for (let column = 0; column < columns; column++) {
      const value = <f64>load<f32>(x + columnOffset(column, panelBytes));
      sum += value * value;
    }
    x += ROW;
  }
  return sum;
}
