import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { FIRST_ORDER_FLOOR, SECOND_ORDER_FLOOR } from '../../network/optimizers/flush.ts';
import type { AdamConstants, OptimizerConstants } from '../constants.ts';
import type { TensorFlow } from './backend.ts';
import type { TfjsParameter, TfjsUpdate, UpdateParameter } from './update.ts';

/**
 * The update rules in operations of tfjs, in the contract's order.
 *
 * Each tidy frees its intermediate tensors at once, so that the next ones find their memory in the processor's cache.
 */
export function updateByOperations(tf: TensorFlow): UpdateParameter {
  return (before, update) =>
    tf.tidy(() => {
      const next = apply(tf, before, update);
      // a velocity or first moment that leaves the finite range takes one of these with it
      const watched = hasSquares(update.optimizer) ? [next.weight, ...next.slots.slice(-1)] : [next.weight];
      return { ...next, check: tf.addN(watched.map((tensor) => tf.sum<Scalar>(tensor))) };
    });
}

function hasSquares({ kind }: OptimizerConstants): boolean {
  return kind === 'rmsprop' || kind === 'adam' || kind === 'adamw';
}

function apply(tf: TensorFlow, { weight, slots }: TfjsParameter, update: TfjsUpdate) {
  const { gradient, optimizer, parameter } = update;
  const { factor, keep, rate } = parameter;
  const d = factor === 0 ? gradient : tf.tidy(() => tf.add(gradient, tf.mul(weight, factor)));
  const kept = keep === 1 ? weight : tf.mul(weight, keep);
  if (optimizer.kind === 'sgd') return { weight: tf.sub(kept, tf.mul(d, rate)), slots: [] };
  if (optimizer.kind === 'momentum' || optimizer.kind === 'nesterov') {
    const v = flushFirstOrder(tf, () => tf.add(tf.mul(slots[0], optimizer.momentum), d));
    const step = optimizer.kind === 'momentum' ? v : tf.tidy(() => tf.add(d, tf.mul(v, optimizer.momentum)));
    return { weight: tf.sub(kept, tf.mul(step, rate)), slots: [v] };
  }
  if (optimizer.kind === 'rmsprop') {
    const v = nextSquare(tf, { square: slots[0], d }, optimizer);
    const change = tf.tidy(() => tf.div(tf.mul(d, rate), tf.add(tf.sqrt(v), optimizer.epsilon)));
    return { weight: tf.sub(kept, change), slots: [v] };
  }
  return adam(tf, { weight: kept, slots, d }, optimizer);
}

function adam(tf: TensorFlow, { weight, slots, d }: TfjsParameter & { d: Tensor }, c: AdamConstants) {
  const m = flushFirstOrder(tf, () => tf.add(tf.mul(slots[0], c.beta1), tf.mul(d, c.complement1)));
  const v = nextSquare(tf, { square: slots[1], d }, { decay: c.beta2, complement: c.complement2 });
  const divisor = tf.tidy(() =>
    tf.add(
      tf.tidy(() => tf.mul(tf.sqrt(v), c.scale)),
      c.epsilon,
    ),
  );
  const change = tf.tidy(() => tf.div(tf.mul(m, c.correctedRate), divisor));
  return { weight: tf.sub(weight, change), slots: [m, v] };
}

// step(x − the float below the floor) is 1 from the floor on: in wasm, comparisons are ten times slower
const BELOW_FIRST_ORDER = floatBelow(FIRST_ORDER_FLOOR);
const BELOW_SECOND_ORDER = floatBelow(SECOND_ORDER_FLOOR);

function flushFirstOrder(tf: TensorFlow, next: () => Tensor): Tensor {
  return tf.tidy(() => {
    const value = tf.tidy(next);
    const distance = tf.tidy(() => tf.sub(tf.abs(value), BELOW_FIRST_ORDER));
    return tf.mul(value, tf.step(distance));
  });
}

function nextSquare(
  tf: TensorFlow,
  { square, d }: { readonly square: Tensor; readonly d: Tensor },
  { decay, complement }: { readonly decay: number; readonly complement: number },
): Tensor {
  return tf.tidy(() => {
    const added = tf.tidy(() => tf.mul(tf.square(d), complement));
    const value = tf.tidy(() => tf.add(tf.mul(square, decay), added));
    return tf.mul(
      value,
      tf.tidy(() => tf.step(tf.sub(value, BELOW_SECOND_ORDER))),
    );
  });
}

/** The largest float32 below a positive finite one. */
function floatBelow(value: number): number {
  const floats = Float32Array.of(value);
  new Uint32Array(floats.buffer)[0]--;
  return floats[0];
}
