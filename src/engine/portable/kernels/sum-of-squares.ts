/** Σ x², squares and ascending sum in float64. */
export function sumOfSquares(x: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (; count > 0; count--) {
    const value = <f64>load<f32>(x);
    sum += value * value;
    x += 4;
  }
  return sum;
}
