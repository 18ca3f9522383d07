import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { separateProducts } from '../../../src/engine/tfjs/products.ts';
import { backend as wasmBackend } from '../../../src/engine/tfjs/wasm.ts';
import { buildNetwork } from '../../../src/network/architecture.ts';
import { drawInitialState } from '../../../src/network/initial-state.ts';
import { tinyTask, withFilled } from '../tiny.ts';
import { openDefective, openEngines } from './engines.ts';
import { takeSteps } from './steps.ts';

// What the wasm backend of tfjs 4.22.0 does, and what keeps it out here: the traps T10 to T12.

const engines = await openEngines();
const valuesOf = (tensor: tf.Tensor) => [...tensor.dataSync()];

const quickestMs = (multiply: () => tf.Tensor) => {
  const durations = Array.from({ length: 7 }, () => {
    const begin = performance.now();
    multiply().dispose();
    return performance.now() - begin;
  });
  return Math.min(...durations);
};

/** The NaN that x86 makes of ∞ − ∞. */
const negativeNaN = () => new Float32Array(Uint32Array.of(0xffc00000).buffer);

beforeAll(async () => {
  await tf.setBackend('wasm');
});

describe('T10: transposed products are slow in wasm', () => {
  it('in tfjs, more than a transpose and a product', () => {
    const [x, y] = [tf.ones([256, 256]), tf.ones([256, 256])];
    const direct = quickestMs(() => tf.matMul(x, y, true, false));
    const writtenOut = quickestMs(() => tf.tidy(() => tf.matMul(tf.transpose(x), y)));
    expect(direct).toBeGreaterThan(2 * writtenOut);
  });

  it('never taken here', async () => {
    const transposed: boolean[] = [];
    const engine = await openDefective(wasmBackend, ({ tf: core }) => ({
      products: separateProducts(
        Object.assign({}, core, {
          matMul: (x: tf.Tensor, y: tf.Tensor, ...[left = false, right = false]: boolean[]) => {
            transposed.push(left || right);
            return core.matMul(x, y, left, right);
          },
        }),
      ),
    }));
    await takeSteps(await engine.open(tinyTask()), 2);
    expect(transposed).toEqual([false, false, false, false, false, false]);
  });
});

describe('T11: wasm knows a right operand by its data, whatever its shape', () => {
  it('and tfjs then multiplies wrongly', () => {
    const data = tf.tensor1d([1, 2, 3, 4, 5, 6]);
    const product = (rows: number) => valuesOf(tf.matMul(tf.ones([1, rows]), tf.reshape(data, [rows, 6 / rows])));
    expect(product(3)).toEqual([1 + 3 + 5, 2 + 4 + 6]);
    // the other way round, [5, 7, 9] and then [5, 7] for [9, 12], it writes beyond its result
    expect(product(2)).not.toEqual([1 + 4, 2 + 5, 3 + 6]);
  });

  it('and a transposed row is data of its own', () => {
    const row = tf.tensor2d([1, 2, 3], [1, 3]);
    expect(tf.reshape(row, [3, 1]).dataId).toBe(row.dataId);
    expect(tf.transpose(row).dataId).not.toBe(row.dataId);
  });

  it.each([
    [1, 1],
    [1, 4],
    [4, 1],
  ])('never here: layers of %d and %d units train as on the portable engine', async (...units) => {
    const hidden = units.map((count) => ({ units: count, activation: 'tanh' as const }));
    const network = buildNetwork({ inputs: 6, hidden, classes: 3, initializer: 'glorot-uniform' });
    const state = drawInitialState({ network, optimizer: { kind: 'sgd' }, seed: 2 });
    const expected = await takeSteps(await portableEngine.open(tinyTask({ network, state })), 4);
    for (const engine of engines) {
      const losses = await takeSteps(await engine.open(tinyTask({ network, state })), 4);
      for (const [index, loss] of losses.entries()) expect(loss).toBeCloseTo(expected[index], 5);
    }
  });
});

it('T12: cpu and wasm part within a few steps', async () => {
  const [cpu, wasm] = await Promise.all(engines.map(async (engine) => engine.open(tinyTask())));
  const [left, right] = [await takeSteps(cpu, 10), await takeSteps(wasm, 10)];
  expect(left).not.toEqual(right);
  for (const [index, loss] of left.entries()) expect(loss).toBeCloseTo(right[index], 5);
});

describe('a relu that hides a NaN', () => {
  it('is that of wasm, fused into a product or for a NaN with the sign that x86 gives it', () => {
    const fuse = (activation: 'linear' | 'relu') =>
      valuesOf(tf.fused.matMul({ a: tf.tensor2d([[NaN]]), b: tf.tensor2d([[1]]), bias: tf.tensor1d([0]), activation }));
    expect(fuse('linear')).toEqual([NaN]);
    expect(fuse('relu')).toEqual([0]);
    expect(valuesOf(tf.relu(tf.tensor1d(negativeNaN())))).toEqual([0]);
    expect(valuesOf(tf.step(tf.tensor1d(negativeNaN())))).toEqual([NaN]);
  });

  it.each(engines)('is not that of $name', async (engine) => {
    const hidden = [4, 4].map((units) => ({ units, activation: 'relu' as const }));
    const network = buildNetwork({ inputs: 6, hidden, classes: 3, initializer: 'glorot-uniform' });
    const state = drawInitialState({ network, optimizer: { kind: 'sgd' }, seed: 1 });
    // the first layer gives infinities, the second one their differences, all from finite weights
    const parameters = withFilled(state.parameters, 'dense-1', 3.4e38);
    const session = await engine.open(tinyTask({ network, state: { ...state, parameters } }));
    await expect(takeSteps(session, 1)).rejects.toMatchObject({
      code: 'non-finite',
      message: expect.stringContaining('dense-3/logits left them at step 1'),
    });
  });
});
