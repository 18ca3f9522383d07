import { exp } from './exp';

/** x ← 1/(1 + e^−x), in float64 and rounded once. */
export function logistic(x: usize, count: i32): void {
  for (; count > 0; count--) {
    store<f32>(x, <f32>logisticFunction(<f64>load<f32>(x)));
    x += 4;
  }
}

/** gradient ← gradient · (output·(1 − output)), each operation rounded; the buffers are padded to a multiple of four. */
export function logisticSlope(gradient: usize, output: usize, count: i32): void {
  for (; count > 0; count -= 4) {
    const h = v128.load(output);
    const slope = f32x4.mul(h, f32x4.sub(f32x4.splat(1), h));
    v128.store(gradient, f32x4.mul(v128.load(gradient), slope));
    gradient += 16;
    output += 16;
  }
}

/** 1/(1 + e^−x), 0 where e^−x would pass float64's range; NaN for NaN. */
function logisticFunction(x: f64): f64 {
  return -x > 700 ? 0 : 1 / (1 + exp(-x));
}
