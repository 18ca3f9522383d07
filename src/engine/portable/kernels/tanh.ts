import { exp } from './exp';

const SMALL: f64 = 1.0 / 4096;

/** x ← tanh x, in float64 and rounded once. */
export function tanh(x: usize, count: i32): void {
  for (; count > 0; count--) {
    store<f32>(x, <f32>hyperbolicTangent(<f64>load<f32>(x)));
    x += 4;
  }
}

/** gradient ← gradient · (1 − output·output), each operation rounded; the buffers are padded to a multiple of four. */
export function tanhSlope(gradient: usize, output: usize, count: i32): void {
  for (; count > 0; count -= 4) {
    const h = v128.load(output);
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(h, h));
    v128.store(gradient, f32x4.mul(v128.load(gradient), slope));
    gradient += 16;
    output += 16;
  }
}

/** x·(1 − x²/3) near 0, ±1 beyond ±20, 1 − 2/(e^2x + 1) between; NaN for NaN. */
function hyperbolicTangent(x: f64): f64 {
  if (abs<f64>(x) < SMALL) return x * (1 - (x * x) / 3);
  if (x > 20) return 1;
  if (x < -20) return -1;
  return 1 - 2 / (exp(2 * x) + 1);
}
