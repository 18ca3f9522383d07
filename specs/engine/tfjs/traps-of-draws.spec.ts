import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { splitDataset } from '../../../src/dataset/split.ts';
import { buildNetwork } from '../../../src/network/architecture.ts';
import { drawInitialState } from '../../../src/network/initial-state.ts';
import { ACTIVATIONS } from '../../../src/network/network.ts';
import { finish, tinyConfig, tinyDataset } from '../../training/tiny.ts';
import { tinyTask } from '../tiny.ts';
import { openEngines } from './engines.ts';
import { takeSteps } from './steps.ts';
import { lossOf, numbersOf, stockData, stockModel, useStockBackend, weightsOf } from './stock.ts';

// What tfjs 4.22.0 does with its layers, and what keeps it out here: the traps T1 to T4, T7 and T9, those of draws.

const engines = await openEngines();

const deviation = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

const kernelOf = (initializer: 'glorot-normal' | 'glorot-uniform', seed: number) => {
  const network = buildNetwork({ inputs: 300, hidden: [], classes: 100, initializer });
  return [...drawInitialState({ network, optimizer: { kind: 'sgd' }, seed }).parameters[0].values];
};

const refuse = () => {
  throw new Error('drew a number');
};

/** A dense layer of 6 units with the seed 7. */
const denseOfSeven = (options: { readonly inputShape?: number[] }) =>
  tfl.layers.dense({ units: 6, kernelInitializer: tfl.initializers.glorotUniform({ seed: 7 }), ...options });

beforeAll(useStockBackend);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('T1: seed 0 means unseeded', () => {
  it.each([
    ['glorotNormal', (seed: number) => tfl.initializers.glorotNormal({ seed }).apply([3, 3])],
    ['heNormal', (seed: number) => tfl.initializers.heNormal({ seed }).apply([3, 3])],
    ['randomNormal', (seed: number) => tf.randomNormal([9], 0, 1, 'float32', seed)],
    ['truncatedNormal', (seed: number) => tf.truncatedNormal([9], 0, 1, 'float32', seed)],
    ['multinomial', (seed: number) => tf.multinomial(tf.tensor1d(new Float32Array(50)), 60, seed)],
  ])('in tfjs: %s', (_name, draw) => {
    expect(numbersOf(draw(1))).toEqual(numbersOf(draw(1)));
    expect(numbersOf(draw(0))).not.toEqual(numbersOf(draw(0)));
  });

  it.each(engines)('never in $name: seed 0 gives the same weights and losses twice', async (engine) => {
    const { network, optimizer } = tinyTask();
    const draw = () => drawInitialState({ network, optimizer, seed: 0 });
    const first = await takeSteps(await engine.open(tinyTask({ state: draw() })), 3);
    expect(await takeSteps(await engine.open(tinyTask({ state: draw() })), 3)).toEqual(first);
  });
});

describe('T2: `fit` shuffles with Math.random', () => {
  it('in tfjs: the same seeded model on the same data has other weights every time', async () => {
    const { x, y } = stockData();
    const fit = async () => {
      const model = stockModel({ learningRate: 0.5 });
      await model.fit(x, y, { epochs: 1, batchSize: 1 });
      return weightsOf(model);
    };
    expect(weightsOf(stockModel())).toEqual(weightsOf(stockModel()));
    expect(await fit()).not.toEqual(await fit());
  });

  it.each(engines)('never in $name: a whole run draws nothing, and has the same result twice', async (engine) => {
    const spies = [
      vi.spyOn(Math, 'random').mockImplementation(refuse),
      vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(refuse),
    ];
    const optimizer = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
    const task = { engine, dataset: tinyDataset(), config: tinyConfig({ optimizer, epochs: 2 }) };
    const { result } = await finish(task);
    expect((await finish(task)).result).toEqual(result);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});

it('T3: one seed in two layers gives the same kernel in tfjs, but other ones here', () => {
  const layers = [denseOfSeven({ inputShape: [6] }), denseOfSeven({})];
  const [first, , second] = tfl.sequential({ layers }).getWeights();
  expect(numbersOf(first)).toEqual(numbersOf(second));

  const hidden = [{ units: 6, activation: 'relu' }] as const;
  const network = buildNetwork({ inputs: 6, hidden, classes: 6, initializer: 'glorot-uniform' });
  const { parameters } = drawInitialState({ network, optimizer: { kind: 'sgd' }, seed: 7 });
  expect(parameters[0].shape).toEqual(parameters[2].shape);
  expect(parameters[0].values).not.toEqual(parameters[2].values);
});

it('T4: a dense layer of tfjs begins Glorot normal with 0.88 of its deviation; both of Glorot have all of it here', () => {
  const layer = tfl.layers.dense({ units: 100, inputShape: [300] });
  const [kernel] = tfl.sequential({ layers: [layer] }).getWeights();
  const values = numbersOf(kernel);
  const nominal = Math.sqrt(2 / 400);
  expect(deviation(values) / nominal).toBeCloseTo(0.88, 1.7);
  // a uniform distribution, which Keras has, would end at √3 deviations
  expect(Math.max(...values)).toBeGreaterThan(1.01 * Math.sqrt(3) * nominal);
  for (const initializer of ['glorot-normal', 'glorot-uniform'] as const) {
    expect(deviation(kernelOf(initializer, 1)) / nominal).toBeCloseTo(1, 1.7);
  }
});

it('T7: `validationSplit` takes the tail, whatever the order; a hold-out here is drawn from its seed', async () => {
  const { x, y } = stockData();
  const model = stockModel();
  const { history } = await model.fit(x, y, { epochs: 1, validationSplit: 1 / 3, shuffle: true });
  expect(history.val_loss[0]).toBeCloseTo(lossOf(model, tf.slice(x, [8, 0]), tf.slice(y, [8, 0])), 5);

  const dataset = tinyDataset();
  const { count, height, width } = dataset.train;
  const held = (seed: number) =>
    splitDataset({ dataset, split: { kind: 'hold-out', count: 7, stratified: false }, seed });
  const tail = dataset.train.images.subarray((count - 7) * height * width);
  expect([...held(1).validation.images]).not.toEqual([...tail]);
  expect(held(1)).toEqual(held(1));
  expect(held(1)).not.toEqual(held(2));
});

it('T9: a seeded dropout of tfjs has one mask for every batch; there is none here', () => {
  const layer = tfl.layers.dropout({ rate: 0.5, seed: 3 });
  const drop = () => {
    const output = layer.apply(tf.ones([4, 8]), { training: true });
    return output instanceof tf.Tensor ? numbersOf(output) : [];
  };
  const mask = drop();
  expect(new Set(mask)).toEqual(new Set([0, 2]));
  expect(drop()).toEqual(mask);
  expect(ACTIVATIONS).toEqual(['relu', 'tanh', 'logistic', 'softmax']);
});
