import { flushSquare } from './flush';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

/**
 * RMSProp, not centred: d = g + factor·w, v ← flush(decay·v + complement·(d·d)), w ← keep·w − (rate·d)/(√v + epsilon).
 * Returns 1 when a weight or a mean square became non-finite, else 0.
 */
export function updateRmsprop(
  w: usize,
  g: usize,
  v: usize,
  count: i32,
  factor: f32,
  keep: f32,
  rate: f32,
  decay: f32,
  complement: f32,
  epsilon: f32,
): i32 {
  const factors = f32x4.splat(factor);
  const keeps = f32x4.splat(keep);
  const rates = f32x4.splat(rate);
  const decays = f32x4.splat(decay);
  const complements = f32x4.splat(complement);
  const epsilons = f32x4.splat(epsilon);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const before = v128.load(w);
    const d = penalisedGradient(v128.load(g), before, factors);
    const square = nextSquare(v128.load(v), d, decays, complements);
    const after = decayedWeight(before, keeps, scaledChange(d, square, rates, epsilons));
    bad = v128.or(bad, v128.or(nonFinite(square), nonFinite(after)));
    v128.store(v, square);
    v128.store(w, after);
    w += 16;
    g += 16;
    v += 16;
  }
  return i32(v128.any_true(bad));
}

/** flush(decay·v + complement·(d·d)). */
export function nextSquare(v: v128, d: v128, decay: v128, complement: v128): v128 {
  return flushSquare(f32x4.add(f32x4.mul(decay, v), f32x4.mul(complement, f32x4.mul(d, d))));
}

function scaledChange(d: v128, square: v128, rate: v128, epsilon: v128): v128 {
  return f32x4.div(f32x4.mul(rate, d), f32x4.add(f32x4.sqrt(square), epsilon));
}
