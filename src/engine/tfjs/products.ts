import type { Tensor } from '@tensorflow/tfjs-core';
import type { RunningBackend } from './backend.ts';

/** aᵀ · b. */
export function multiplyTransposedLeft(backend: RunningBackend, a: Tensor, b: Tensor): Tensor {
  const { tf, hasSlowTransposedProducts } = backend;
  return hasSlowTransposedProducts ? tf.matMul(tf.transpose(a), b) : tf.matMul(a, b, true, false);
}

/** a · bᵀ. */
export function multiplyTransposedRight(backend: RunningBackend, a: Tensor, b: Tensor): Tensor {
  const { tf, hasSlowTransposedProducts } = backend;
  if (!hasSlowTransposedProducts) return tf.matMul(a, b, false, true);
  // (b · aᵀ)ᵀ: wasm repacks the right operand, and a batch is smaller than a kernel
  return tf.transpose(tf.matMul(b, tf.transpose(a)));
}
