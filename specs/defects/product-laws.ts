import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { TensorFlow } from '../../src/engine/tfjs/backend.ts';
import { compute } from '../../src/engine/tfjs/compute.ts';
import type { Products } from '../../src/engine/tfjs/backend.ts';
import { startBackend } from '../../src/engine/tfjs/start.ts';
import { backend } from '../../src/engine/tfjs/wasm.ts';

/** Products of one network on tfjs's wasm backend. */
export type OpenProducts = (tf: TensorFlow) => Products;

const running = await startBackend(backend);
const sizes = fc.integer({ min: 1, max: 4 });
// no more units than inputs: the other way round, a wrong product may write beyond its result and break the backend
const shapes = fc
  .tuple(sizes, sizes, sizes)
  .map(([rows, ...others]) => [rows, Math.max(...others), Math.min(...others)]);

const count = (size: number) => Array.from({ length: size }, (_, index) => index);
const fill = (size: number) => count(size).map((index) => index + 1);
const sum = (size: number, term: (k: number) => number) => count(size).reduce((total, k) => total + term(k), 0);
const matrix = (height: number, width: number, cell: (row: number, column: number) => number) =>
  count(height * width).map((at) => cell(Math.floor(at / width), at % width));
const read = (tensor: Tensor) => Array.from(tensor.dataSync());

/** A layer forward and backward on small integers, and what plain loops make of it. */
function runLayer(open: OpenProducts, tf: TensorFlow, [rows, inputs, units]: readonly number[]) {
  const [x, w, delta] = [fill(rows * inputs), fill(inputs * units), fill(rows * units)];
  const received = compute({ ...running, tf }, () => {
    const products = open(tf);
    const kernel = tf.tensor3d(w, [1, inputs, units]);
    const values = tf.tensor3d(x, [1, rows, inputs]);
    const above = tf.tensor3d(delta, [1, rows, units]);
    return [
      read(products.affine(values, kernel, tf.zeros([1, 1, units]))),
      read(products.transposedRight(above, kernel)),
      read(products.transposedLeft(values, above)),
    ];
  });
  const expected = [
    matrix(rows, units, (row, unit) => sum(inputs, (k) => x[row * inputs + k] * w[k * units + unit])),
    matrix(rows, inputs, (row, input) => sum(units, (k) => delta[row * units + k] * w[input * units + k])),
    matrix(inputs, units, (input, unit) => sum(rows, (k) => x[k * inputs + input] * delta[k * units + unit])),
  ];
  return { received, expected };
}

/** A layer's products are those of plain loops, forward and then backward with the same kernel. */
export const agreesWithLoops = (open: OpenProducts) =>
  fc.property(shapes, (shape) => {
    const { received, expected } = runLayer(open, running.tf, shape);
    expect(received).toEqual(expected);
  });

/** No operand is handed over to be transposed, which wasm does in scalar loops. */
export const neverAsksForATranspose = (open: OpenProducts) =>
  fc.property(shapes, (shape) => {
    const asked: boolean[] = [];
    const tf: TensorFlow = Object.assign({}, running.tf, {
      matMul(a: Tensor, b: Tensor, ...[left = false, right = false]: boolean[]) {
        asked.push(left || right);
        return running.tf.matMul(a, b, left, right);
      },
    });
    runLayer(open, tf, shape);
    expect(asked).not.toContain(true);
  });
