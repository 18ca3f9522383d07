import { FACTOR, KEEP, OWN, RATE } from './constants';
import { flushMoment, flushSquare, MAGNITUDE, MOMENT_LIMIT, SQUARE_LIMIT } from './flush';
import { decayedWeight, penalisedGradient } from './penalised';
import { nextSquare } from './rmsprop';
import { nonFinite, zeros } from './vector';

const BETA1: usize = OWN;
const COMPLEMENT1: usize = OWN + 16;
const BETA2: usize = OWN + 32;
const COMPLEMENT2: usize = OWN + 48;
const SCALE: usize = OWN + 64;
const EPSILON: usize = OWN + 80;

/** Weights whose moments are still in the nearest cache when the weights follow. */
const CHUNK: i32 = 512;
const CHUNK_BYTES: usize = 2048;

/**
 * Adam, and AdamW by `keep`: d = g + factor·w, m ← flush(beta1·m + complement1·d),
 * v ← flush(beta2·v + complement2·(d·d)), w ← keep·w − (rate·m)/(√v·scale + epsilon), with rate = η/(1 − β1ᵗ) and
 * scale = 1/√(1 − β2ᵗ). Returns 1 when a weight or a second moment became non-finite, else 0.
 *
 * Of each chunk all moments first, then all weights: a processor overlaps more of either than of both in one.
 */
export function updateAdam(count: i32, constants: usize, w: usize, g: usize, m: usize, v: usize): i32 {
  let bad = 0;
  for (; count > 0; count -= CHUNK) {
    const some = min(count, CHUNK);
    updateMoments(some, constants, w, g, m, v);
    bad |= updateWeights(some, constants, w, m, v);
    w += CHUNK_BYTES;
    g += CHUNK_BYTES;
    m += CHUNK_BYTES;
    v += CHUNK_BYTES;
  }
  return bad;
}

function updateMoments(count: i32, constants: usize, w: usize, g: usize, m: usize, v: usize): void {
  const factor = v128.load(constants, FACTOR);
  const beta1 = v128.load(constants, BETA1);
  const complement1 = v128.load(constants, COMPLEMENT1);
  const beta2 = v128.load(constants, BETA2);
  const complement2 = v128.load(constants, COMPLEMENT2);
  const magnitude = v128.load(MAGNITUDE);
  const momentLimit = v128.load(MOMENT_LIMIT);
  const squareLimit = v128.load(SQUARE_LIMIT);
  for (; count > 0; count -= 4) {
    const d = penalisedGradient(v128.load(g), v128.load(w), factor);
    const moment = f32x4.add(f32x4.mul(beta1, v128.load(m)), f32x4.mul(complement1, d));
    v128.store(m, flushMoment(moment, magnitude, momentLimit));
    v128.store(v, flushSquare(nextSquare(v128.load(v), d, beta2, complement2), squareLimit));
    w += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}

function updateWeights(count: i32, constants: usize, w: usize, m: usize, v: usize): i32 {
  const keep = v128.load(constants, KEEP);
  const rate = v128.load(constants, RATE);
  const scale = v128.load(constants, SCALE);
  const epsilon = v128.load(constants, EPSILON);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const square = v128.load(v);
    const divisor = f32x4.add(f32x4.mul(f32x4.sqrt(square), scale), epsilon);
    const after = decayedWeight(v128.load(w), f32x4.div(f32x4.mul(rate, v128.load(m)), divisor), keep);
    v128.store(w, after);
    bad = v128.or(bad, v128.or(nonFinite(square), nonFinite(after)));
    w += 16;
    m += 16;
    v += 16;
  }
  return i32(v128.any_true(bad));
}
