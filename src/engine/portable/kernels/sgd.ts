import { FACTOR, KEEP, RATE } from './constants';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

/** Gradient descent: d = g + factor·w, w ← keep·w − rate·d. Returns 1 when a weight became non-finite, else 0. */
export function updateSgd(count: i32, constants: usize, w: usize, g: usize): i32 {
  const factor = v128.load(constants, FACTOR);
  const keep = v128.load(constants, KEEP);
  const rate = v128.load(constants, RATE);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const before = v128.load(w);
    const d = penalisedGradient(v128.load(g), before, factor);
    const after = decayedWeight(before, f32x4.mul(rate, d), keep);
    v128.store(w, after);
    bad = v128.or(bad, nonFinite(after));
    w += 16;
    g += 16;
  }
  return i32(v128.any_true(bad));
}
