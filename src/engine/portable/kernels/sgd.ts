import { RATE } from './constants';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

/**
 * Gradient descent on two vectors at a time: d = g + factor·w, w ← keep·w − rate·d. Returns 1 when a weight became
 * non-finite, else 0.
 */
export function updateSgd(count: i32, constants: usize, w: usize, g: usize): i32 {
  let bad = zeros();
  for (; count > 0; count -= 8) {
    bad = v128.or(bad, v128.or(step(constants, w, g), step(constants, w + 16, g + 16)));
    w += 32;
    g += 32;
  }
  return i32(v128.any_true(bad));
}

function step(constants: usize, w: usize, g: usize): v128 {
  const before = v128.load(w);
  const d = penalisedGradient(v128.load(g), before, constants);
  const after = decayedWeight(before, f32x4.mul(v128.load(constants, RATE), d), constants);
  v128.store(w, after);
  return nonFinite(after);
}
