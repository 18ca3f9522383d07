/** d = g + factor·w: the gradient with the penalty's, each operation rounded. */
export function penalisedGradient(g: v128, w: v128, factor: v128): v128 {
  return f32x4.add(g, f32x4.mul(factor, w));
}

/** keep·w − change: the weight after decoupled decay and the update. */
export function decayedWeight(w: v128, change: v128, keep: v128): v128 {
  return f32x4.sub(f32x4.mul(keep, w), change);
}
