import { OWN, RATE } from './constants';
import { flushMoment } from './flush';
import { decayedWeight, penalisedGradient } from './penalised';
import { nextSquare } from './rmsprop';
import { nonFinite, zeros } from './vector';

const BETA1: usize = OWN;
const COMPLEMENT1: usize = OWN + 16;
const BETA2: usize = OWN + 32;
const COMPLEMENT2: usize = OWN + 48;
const SCALE: usize = OWN + 64;
const EPSILON: usize = OWN + 80;

/**
 * Adam, and AdamW by `keep`, on two vectors at a time: d = g + factor·w, m ← flush(beta1·m + complement1·d),
 * v ← flush(beta2·v + complement2·(d·d)), w ← keep·w − (rate·m)/(√v·scale + epsilon), with rate = η/(1 − β1ᵗ) and
 * scale = 1/√(1 − β2ᵗ). Returns 1 when a weight or a second moment became non-finite, else 0.
 */
export function updateAdam(count: i32, constants: usize, w: usize, g: usize, m: usize, v: usize): i32 {
  let bad = zeros();
  for (; count > 0; count -= 8) {
    bad = v128.or(bad, v128.or(step(constants, w, g, m, v), step(constants, w + 16, g + 16, m + 16, v + 16)));
    w += 32;
    g += 32;
    m += 32;
    v += 32;
  }
  return i32(v128.any_true(bad));
}

function step(constants: usize, w: usize, g: usize, m: usize, v: usize): v128 {
  const before = v128.load(w);
  const d = penalisedGradient(v128.load(g), before, constants);
  const moment = nextMoment(v128.load(m), d, constants);
  const square = nextSquare(v128.load(v), d, v128.load(constants, BETA2), v128.load(constants, COMPLEMENT2));
  const after = decayedWeight(before, scaledMoment(moment, square, constants), constants);
  v128.store(m, moment);
  v128.store(v, square);
  v128.store(w, after);
  return v128.or(nonFinite(square), nonFinite(after));
}

function nextMoment(m: v128, d: v128, constants: usize): v128 {
  const kept = f32x4.mul(v128.load(constants, BETA1), m);
  return flushMoment(f32x4.add(kept, f32x4.mul(v128.load(constants, COMPLEMENT1), d)));
}

function scaledMoment(m: v128, square: v128, constants: usize): v128 {
  const root = f32x4.mul(f32x4.sqrt(square), v128.load(constants, SCALE));
  return f32x4.div(f32x4.mul(v128.load(constants, RATE), m), f32x4.add(root, v128.load(constants, EPSILON)));
}
