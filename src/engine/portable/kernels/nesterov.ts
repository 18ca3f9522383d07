import { nextVelocity } from './momentum';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

/**
 * Nesterov momentum: d = g + factor·w, v ← flush(momentum·v + d), w ← keep·w − rate·(d + momentum·v). Returns 1 when
 * a weight became non-finite, else 0.
 */
export function updateNesterov(
  w: usize,
  g: usize,
  v: usize,
  count: i32,
  factor: f32,
  keep: f32,
  rate: f32,
  momentum: f32,
): i32 {
  const factors = f32x4.splat(factor);
  const keeps = f32x4.splat(keep);
  const rates = f32x4.splat(rate);
  const momenta = f32x4.splat(momentum);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const before = v128.load(w);
    const d = penalisedGradient(v128.load(g), before, factors);
    const velocity = nextVelocity(v128.load(v), d, momenta);
    const after = decayedWeight(before, keeps, lookahead(velocity, d, momenta, rates));
    bad = v128.or(bad, nonFinite(after));
    v128.store(v, velocity);
    v128.store(w, after);
    w += 16;
    g += 16;
    v += 16;
  }
  return i32(v128.any_true(bad));
}

function lookahead(velocity: v128, d: v128, momentum: v128, rate: v128): v128 {
  return f32x4.mul(rate, f32x4.add(d, f32x4.mul(momentum, velocity)));
}
