import { FACTOR, KEEP, OWN, RATE } from './constants';
import { flushSquare, SQUARE_LIMIT } from './flush';
import { decayedWeight, penalisedGradient } from './penalised';
import { nonFinite, zeros } from './vector';

const DECAY: usize = OWN;
const COMPLEMENT: usize = OWN + 16;
const EPSILON: usize = OWN + 32;

/**
 * RMSProp, not centred: d = g + factor·w, v ← flush(decay·v + complement·(d·d)), w ← keep·w − (rate·d)/(√v + epsilon).
 * Returns 1 when a weight or a mean square became non-finite, else 0.
 */
export function updateRmsprop(count: i32, constants: usize, w: usize, g: usize, v: usize): i32 {
  const factor = v128.load(constants, FACTOR);
  const keep = v128.load(constants, KEEP);
  const rate = v128.load(constants, RATE);
  const decay = v128.load(constants, DECAY);
  const complement = v128.load(constants, COMPLEMENT);
  const epsilon = v128.load(constants, EPSILON);
  const limit = v128.load(SQUARE_LIMIT);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const before = v128.load(w);
    const d = penalisedGradient(v128.load(g), before, factor);
    const square = flushSquare(nextSquare(v128.load(v), d, decay, complement), limit);
    const change = f32x4.div(f32x4.mul(rate, d), f32x4.add(f32x4.sqrt(square), epsilon));
    const after = decayedWeight(before, change, keep);
    v128.store(v, square);
    v128.store(w, after);
    bad = v128.or(bad, v128.or(nonFinite(square), nonFinite(after)));
    w += 16;
    g += 16;
    v += 16;
  }
  return i32(v128.any_true(bad));
}

/** decay·v + complement·(d·d). */
export function nextSquare(v: v128, d: v128, decay: v128, complement: v128): v128 {
  return f32x4.add(f32x4.mul(decay, v), f32x4.mul(complement, f32x4.mul(d, d)));
}
