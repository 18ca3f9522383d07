/** What is compared when a moment is flushed: x without its sign. */
export const MAGNITUDE: usize = memory.data<u32>([0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff], 16);

/** A velocity or first moment below this in magnitude becomes +0. */
export const MOMENT_LIMIT: usize = memory.data<f32>([1e-30, 1e-30, 1e-30, 1e-30], 16);

/** A mean square or second moment below this becomes +0. */
export const SQUARE_LIMIT: usize = memory.data<f32>([1e-36, 1e-36, 1e-36, 1e-36], 16);

/** m, a velocity or first moment, → +0 where |m| < limit, so that decay never reaches the denormals; a NaN stays. */
export function flushMoment(m: v128, magnitude: v128, limit: v128): v128 {
  return v128.andnot(m, f32x4.lt(v128.and(m, magnitude), limit));
}

/** v ≥ 0, a mean square or second moment, → +0 where v < limit; a NaN stays. */
export function flushSquare(v: v128, limit: v128): v128 {
  return v128.andnot(v, f32x4.lt(v, limit));
}
