import { zeros } from './vector';

/** x ← x < 0 ? +0 : x, so that a NaN stays; the buffer is padded to a multiple of four. */
export function relu(x: usize, count: i32): void {
  for (; count > 0; count -= 4) {
    // pmax(a, b) is a < b ? b : a: only this order of operands keeps a NaN
    v128.store(x, f32x4.pmax(v128.load(x), zeros()));
    x += 16;
  }
}

/** gradient ← output > 0 ? gradient : +0; the buffers are padded to a multiple of four. */
export function reluSlope(gradient: usize, output: usize, count: i32): void {
  for (; count > 0; count -= 4) {
    v128.store(gradient, v128.and(v128.load(gradient), f32x4.gt(v128.load(output), zeros())));
    gradient += 16;
    output += 16;
  }
}
