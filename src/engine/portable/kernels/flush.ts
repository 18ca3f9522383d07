// constants lie in memory because V8 builds a vector constant anew, in four instructions, each time round a loop
const MAGNITUDE: usize = memory.data<u32>([0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff], 16);
const MOMENT_LIMIT: usize = memory.data<f32>([1e-30, 1e-30, 1e-30, 1e-30], 16);
const SQUARE_LIMIT: usize = memory.data<f32>([1e-36, 1e-36, 1e-36, 1e-36], 16);

/** m, a velocity or first moment, → +0 where |m| < 1e-30, so that decay never reaches the denormals. */
export function flushMoment(m: v128): v128 {
  return flush(m, v128.load(MOMENT_LIMIT));
}

/** v, a mean square or second moment, → +0 where v < 1e-36. */
export function flushSquare(v: v128): v128 {
  return flush(v, v128.load(SQUARE_LIMIT));
}

// a NaN is not below any limit, so it stays
function flush(x: v128, limit: v128): v128 {
  return v128.andnot(x, f32x4.lt(v128.and(x, v128.load(MAGNITUDE)), limit));
}
