import type { Tensor } from '@tensorflow/tfjs-core';
import { FIRST_ORDER_FLOOR, SECOND_ORDER_FLOOR } from '../../network/optimizers/flush.ts';
import type { TensorFlow } from './backend.ts';
import {
  type ConstantName,
  pickConstant,
  type TfjsParameter,
  type TfjsUpdate,
  type UpdateParameter,
} from './update.ts';

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
      const watched = hasSquares(update) ? [next.weight, ...next.slots.slice(-1)] : [next.weight];
      const sums = watched.map((tensor) => tf.sum(tensor, [1, 2]));
      return { ...next, check: tf.expandDims(tf.addN(sums), 1) };
    });
}

function hasSquares({ constants: [{ optimizer }] }: TfjsUpdate): boolean {
  return optimizer.kind === 'rmsprop' || optimizer.kind === 'adam' || optimizer.kind === 'adamw';
}

/** A constant as an operand: a number where all networks share it, else [networks, 1, 1]. */
type ReadConstant = (name: ConstantName) => number | Tensor;

function apply(tf: TensorFlow, { weight, slots }: TfjsParameter, { gradient, constants }: TfjsUpdate) {
  const read: ReadConstant = (name) => operandOf(tf, pickConstant(constants, name));
  const [{ optimizer }] = constants;
  const d = penalisedGradient(tf, { weight, gradient }, pickConstant(constants, 'factor'));
  const keep = read('keep');
  const kept = keep === 1 ? weight : tf.mul(weight, keep);
  if (optimizer.kind === 'sgd') return { weight: tf.sub(kept, tf.mul(d, read('rate'))), slots: [] };
  if (optimizer.kind === 'momentum' || optimizer.kind === 'nesterov') {
    const v = flushFirstOrder(tf, () => tf.add(tf.mul(slots[0], read('momentum')), d));
    const step = optimizer.kind === 'momentum' ? v : tf.tidy(() => tf.add(d, tf.mul(v, read('momentum'))));
    return { weight: tf.sub(kept, tf.mul(step, read('rate'))), slots: [v] };
  }
  if (optimizer.kind === 'rmsprop') {
    const v = nextSquare(tf, { square: slots[0], d }, { decay: read('decay'), complement: read('complement') });
    const change = tf.tidy(() => tf.div(tf.mul(d, read('rate')), tf.add(tf.sqrt(v), read('epsilon'))));
    return { weight: tf.sub(kept, change), slots: [v] };
  }
  return adam(tf, { weight: kept, slots, d }, read);
}

function adam(tf: TensorFlow, { weight, slots, d }: TfjsParameter & { d: Tensor }, read: ReadConstant) {
  const m = flushFirstOrder(tf, () => tf.add(tf.mul(slots[0], read('beta1')), tf.mul(d, read('complement1'))));
  const v = nextSquare(tf, { square: slots[1], d }, { decay: read('beta2'), complement: read('complement2') });
  const divisor = tf.tidy(() =>
    tf.add(
      tf.tidy(() => tf.mul(tf.sqrt(v), read('scale'))),
      read('epsilon'),
    ),
  );
  const change = tf.tidy(() => tf.div(tf.mul(m, read('correctedRate')), divisor));
  return { weight: tf.sub(weight, change), slots: [m, v] };
}

function operandOf(tf: TensorFlow, values: readonly number[]): number | Tensor {
  return values.every((value) => value === values[0]) ? values[0] : tf.tensor3d([...values], [values.length, 1, 1]);
}

interface Penalised {
  readonly weight: Tensor;
  readonly gradient: Tensor;
}

/** Gradient with the penalty's; that of a network without one stays as it is, to the sign of a zero. */
function penalisedGradient(tf: TensorFlow, { weight, gradient }: Penalised, factors: readonly number[]): Tensor {
  if (factors.every((factor) => factor === 0)) return gradient;
  return tf.tidy(() => {
    const penalised = tf.tidy(() => tf.add(gradient, tf.mul(weight, operandOf(tf, factors))));
    if (!factors.includes(0)) return penalised;
    const has = tf.tensor3d(
      factors.map((factor) => (factor === 0 ? 0 : 1)),
      [factors.length, 1, 1],
      'bool',
    );
    return tf.where(has, penalised, gradient);
  });
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

interface Average {
  readonly decay: number | Tensor;
  readonly complement: number | Tensor;
}

function nextSquare(
  tf: TensorFlow,
  { square, d }: { readonly square: Tensor; readonly d: Tensor },
  { decay, complement }: Average,
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
