/** Four float32 zeros. */
export function zeros(): v128 {
  return f32x4.splat(0);
}

/** sum + a·b: the product and the sum are each rounded to float32, never fused. */
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** All bits zero in a lane where x is finite, a NaN where it is not: x − x. */
export function nonFinite(x: v128): v128 {
  return f32x4.sub(x, x);
}
