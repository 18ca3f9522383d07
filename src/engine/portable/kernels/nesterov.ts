import { OWN, RATE } from './constants';
import { nextVelocity } from './momentum';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

const MOMENTUM: usize = OWN;

/**
 * Nesterov momentum on two vectors at a time: d = g + factor·w, v ← flush(momentum·v + d),
 * w ← keep·w − rate·(d + momentum·v). Returns 1 when a weight became non-finite, else 0.
 */
export function updateNesterov(count: i32, constants: usize, w: usize, g: usize, v: usize): i32 {
  let bad = zeros();
  for (; count > 0; count -= 8) {
    bad = v128.or(bad, v128.or(step(constants, w, g, v), step(constants, w + 16, g + 16, v + 16)));
    w += 32;
    g += 32;
    v += 32;
  }
  return i32(v128.any_true(bad));
}

function step(constants: usize, w: usize, g: usize, v: usize): v128 {
  const momentum = v128.load(constants, MOMENTUM);
  const before = v128.load(w);
  const d = penalisedGradient(v128.load(g), before, constants);
  const velocity = nextVelocity(v128.load(v), d, momentum);
  const ahead = f32x4.add(d, f32x4.mul(momentum, velocity));
  const after = decayedWeight(before, f32x4.mul(v128.load(constants, RATE), ahead), constants);
  v128.store(v, velocity);
  v128.store(w, after);
  return nonFinite(after);
}
