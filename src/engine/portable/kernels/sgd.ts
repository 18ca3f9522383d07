import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

/**
 * Gradient descent: d = g + factor·w, w ← keep·w − rate·d. Returns 1 when a weight became non-finite, else 0.
 */
export function updateSgd(w: usize, g: usize, count: i32, factor: f32, keep: f32, rate: f32): i32 {
  const factors = f32x4.splat(factor);
  const keeps = f32x4.splat(keep);
  const rates = f32x4.splat(rate);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const weight = step(v128.load(w), v128.load(g), factors, keeps, rates);
    bad = v128.or(bad, nonFinite(weight));
    v128.store(w, weight);
    w += 16;
    g += 16;
  }
  return i32(v128.any_true(bad));
}

function step(w: v128, g: v128, factor: v128, keep: v128, rate: v128): v128 {
  return decayedWeight(w, keep, f32x4.mul(rate, penalisedGradient(g, w, factor)));
}
