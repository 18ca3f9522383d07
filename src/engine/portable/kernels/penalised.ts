import { FACTOR, KEEP } from './constants';

/** d = g + factor·w: the gradient with the penalty's, each operation rounded. */
export function penalisedGradient(g: v128, w: v128, constants: usize): v128 {
  return f32x4.add(g, f32x4.mul(v128.load(constants, FACTOR), w));
}

/** keep·w − change: the weight after decoupled decay and the update. */
export function decayedWeight(w: v128, change: v128, constants: usize): v128 {
  return f32x4.sub(f32x4.mul(v128.load(constants, KEEP), w), change);
}
