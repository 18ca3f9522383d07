import { FACTOR, KEEP, OWN, RATE } from './constants';
import { flushMoment, MAGNITUDE, MOMENT_LIMIT } from './flush';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

const MOMENTUM: usize = OWN;

/**
 * Momentum: d = g + factor·w, v ← flush(momentum·v + d), w ← keep·w − rate·v. Returns 1 when a weight became
 * non-finite, else 0.
 */
export function updateMomentum(count: i32, constants: usize, w: usize, g: usize, v: usize): i32 {
  const factor = v128.load(constants, FACTOR);
  const keep = v128.load(constants, KEEP);
  const rate = v128.load(constants, RATE);
  const momentum = v128.load(constants, MOMENTUM);
  const magnitude = v128.load(MAGNITUDE);
  const limit = v128.load(MOMENT_LIMIT);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const before = v128.load(w);
    const d = penalisedGradient(v128.load(g), before, factor);
    const velocity = flushMoment(f32x4.add(f32x4.mul(momentum, v128.load(v)), d), magnitude, limit);
    const after = decayedWeight(before, f32x4.mul(rate, velocity), keep);
    v128.store(v, velocity);
    v128.store(w, after);
    bad = v128.or(bad, nonFinite(after));
    w += 16;
    g += 16;
    v += 16;
  }
  return i32(v128.any_true(bad));
}
