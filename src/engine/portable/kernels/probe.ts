/** 1 when 1e-40, a denormal, times 1 is not 0, as IEEE 754 has it; 0 on a host that flushes denormals. */
export function keepsDenormals(denormal: f32, one: f32): i32 {
  const product = f32x4.mul(f32x4.splat(denormal), f32x4.splat(one));
  return i32(v128.all_true<i32>(product) && f32x4.extract_lane(product, 0) * one != 0);
}
