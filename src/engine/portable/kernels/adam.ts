import { flushMoment } from './flush';
import { decayedWeight, penalisedGradient } from './penalised';
import { nextSquare } from './rmsprop';
import { nonFinite, zeros } from './vector';

/**
 * Adam, and AdamW by `keep`: d = g + factor·w, m ← flush(beta1·m + complement1·d), v ← flush(beta2·v + complement2·(d·d)),
 * w ← keep·w − (rate·m)/(√v·scale + epsilon), with rate = η/(1 − β1ᵗ) and scale = 1/√(1 − β2ᵗ). Returns 1 when a
 * weight or a second moment became non-finite, else 0.
 */
export function updateAdam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  count: i32,
  factor: f32,
  keep: f32,
  rate: f32,
  scale: f32,
  beta1: f32,
  complement1: f32,
  beta2: f32,
  complement2: f32,
  epsilon: f32,
): i32 {
  const factors = f32x4.splat(factor);
  const keeps = f32x4.splat(keep);
  const rates = f32x4.splat(rate);
  const scales = f32x4.splat(scale);
  const betas1 = f32x4.splat(beta1);
  const complements1 = f32x4.splat(complement1);
  const betas2 = f32x4.splat(beta2);
  const complements2 = f32x4.splat(complement2);
  const epsilons = f32x4.splat(epsilon);
  let bad = zeros();
  for (; count > 0; count -= 4) {
    const before = v128.load(w);
    const d = penalisedGradient(v128.load(g), before, factors);
    const moment = nextMoment(v128.load(m), d, betas1, complements1);
    const square = nextSquare(v128.load(v), d, betas2, complements2);
    const after = decayedWeight(before, keeps, scaledMoment(moment, square, rates, scales, epsilons));
    bad = v128.or(bad, v128.or(nonFinite(square), nonFinite(after)));
    v128.store(m, moment);
    v128.store(v, square);
    v128.store(w, after);
    w += 16;
    g += 16;
    m += 16;
    v += 16;
  }
  return i32(v128.any_true(bad));
}

function nextMoment(m: v128, d: v128, beta: v128, complement: v128): v128 {
  return flushMoment(f32x4.add(f32x4.mul(beta, m), f32x4.mul(complement, d)));
}

function scaledMoment(m: v128, square: v128, rate: v128, scale: v128, epsilon: v128): v128 {
  return f32x4.div(f32x4.mul(rate, m), f32x4.add(f32x4.mul(f32x4.sqrt(square), scale), epsilon));
}
