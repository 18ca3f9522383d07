import { OWN, RATE } from './constants';
import { flushSquare } from './flush';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

const DECAY: usize = OWN;
const COMPLEMENT: usize = OWN + 16;
const EPSILON: usize = OWN + 32;

/**
 * RMSProp, not centred, on two vectors at a time: d = g + factor·w, v ← flush(decay·v + complement·(d·d)),
 * w ← keep·w − (rate·d)/(√v + epsilon). Returns 1 when a weight or a mean square became non-finite, else 0.
 */
export function updateRmsprop(count: i32, constants: usize, w: usize, g: usize, v: usize): i32 {
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
  const before = v128.load(w);
  const d = penalisedGradient(v128.load(g), before, constants);
  const square = nextSquare(v128.load(v), d, v128.load(constants, DECAY), v128.load(constants, COMPLEMENT));
  const divisor = f32x4.add(f32x4.sqrt(square), v128.load(constants, EPSILON));
  const after = decayedWeight(before, f32x4.div(f32x4.mul(v128.load(constants, RATE), d), divisor), constants);
  v128.store(v, square);
  v128.store(w, after);
  return v128.or(nonFinite(square), nonFinite(after));
}

/** flush(decay·v + complement·(d·d)). */
export function nextSquare(v: v128, d: v128, decay: v128, complement: v128): v128 {
  return flushSquare(f32x4.add(f32x4.mul(decay, v), f32x4.mul(complement, f32x4.mul(d, d))));
}
