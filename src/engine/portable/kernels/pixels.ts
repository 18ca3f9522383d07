/**
 * floats[i] = fround(bytes[i] / 255). The float32 quotient of two integers below 2²⁴ is the rounded quotient, so it
 * equals the table's entry.
 *
 * Works on groups of four: both buffers are padded to a multiple of four elements.
 */
export function expandPixels(bytes: usize, floats: usize, count: i32): void {
  const white = f32x4.splat(255);
  for (; count > 0; count -= 4) {
    const words = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(bytes)));
    v128.store(floats, f32x4.div(f32x4.convert_i32x4_u(words), white));
    bytes += 4;
    floats += 16;
  }
}
