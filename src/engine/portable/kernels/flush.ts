const MOMENT_LIMIT: f32 = 1e-30;
const SQUARE_LIMIT: f32 = 1e-36;

/** m, a velocity or first moment, → +0 where |m| < 1e-30, so that decay never reaches the denormals. */
export function flushMoment(m: v128): v128 {
  return flush(m, MOMENT_LIMIT);
}

/** v, a mean square or second moment, → +0 where v < 1e-36. */
export function flushSquare(v: v128): v128 {
  return flush(v, SQUARE_LIMIT);
}

// a NaN is not below any limit, so it stays
function flush(x: v128, limit: f32): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(limit)));
}
