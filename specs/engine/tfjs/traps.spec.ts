import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineTask } from '../../../src/engine/engine.ts';
import { buildNetwork } from '../../../src/network/architecture.ts';
import { drawInitialState } from '../../../src/network/initial-state.ts';
import { ACTIVATIONS, type NamedTensor } from '../../../src/network/network.ts';
import { adamCorrections } from '../../../src/network/optimizers/corrections.ts';
import { tinyTask, withFilled } from '../tiny.ts';
import { openEngines } from './engines.ts';
import { takeSteps } from './steps.ts';

// What tfjs 4.22.0 does, and what keeps it out here: the traps T1 to T9, and that each engine repeats itself (T12). T7 is about
// `model.fit`, which splits off the tail; splits are drawn by `dataset/split.ts`, and an engine is handed their two sides.

const engines = await openEngines();
const valuesOf = (tensor: tf.Tensor) => [...tensor.dataSync()];

const drawNormal = (seed: number) => valuesOf(tf.randomNormal([8], 0, 1, 'float32', seed));
const drawUniform = () => valuesOf(tf.randomUniform([8], 0, 1, 'float32', 7));
const drawMask = () => valuesOf(tf.dropout(tf.ones([32]), 0.5, undefined, 3));
const refuse = () => {
  throw new Error('drew a number');
};

const deviation = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await tf.setBackend('wasm');
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('T1: seed 0 means unseeded', () => {
  it('in tfjs', () => {
    expect(drawNormal(1)).toEqual(drawNormal(1));
    expect(drawNormal(0)).not.toEqual(drawNormal(0));
  });

  it.each(engines)('never in $name: seed 0 gives the same weights and losses twice', async (engine) => {
    const { network, optimizer } = tinyTask();
    const draw = () => drawInitialState({ network, optimizer, seed: 0 });
    const first = await takeSteps(await engine.open(tinyTask({ state: draw() })), 3);
    expect(await takeSteps(await engine.open(tinyTask({ state: draw() })), 3)).toEqual(first);
  });
});

describe('T2: order from Math.random', () => {
  it('in tfjs', () => {
    vi.spyOn(Math, 'random').mockImplementation(refuse);
    expect(() => tf.util.shuffle([1, 2, 3])).toThrow('drew a number');
  });

  it.each(engines)('never in $name: nothing draws', async (engine) => {
    const spies = [
      vi.spyOn(Math, 'random').mockImplementation(refuse),
      vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(refuse),
    ];
    const optimizer = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
    const state = drawInitialState({ network: tinyTask().network, optimizer, seed: 1 });
    const session = await engine.open(tinyTask({ optimizer, state }));
    await takeSteps(session, 3);
    await session.evaluate();
    await session.close();
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});

it('T3: one seed in two places gives the same numbers in tfjs, but other ones in each layer here', () => {
  expect(drawUniform()).toEqual(drawUniform());
  const hidden = [{ units: 6, activation: 'relu' }] as const;
  const network = buildNetwork({ inputs: 6, hidden, classes: 6, initializer: 'glorot-uniform' });
  const { parameters } = drawInitialState({ network, optimizer: { kind: 'sgd' }, seed: 7 });
  expect(parameters[0].shape).toEqual(parameters[2].shape);
  expect(parameters[0].values).not.toEqual(parameters[2].values);
});

it('T4: a truncated normal of tfjs has 0.88 of its deviation; Glorot normal here has all of it', () => {
  expect(deviation(valuesOf(tf.truncatedNormal([50_000], 0, 1, 'float32', 1)))).toBeCloseTo(0.88, 2);
  const network = buildNetwork({ inputs: 300, hidden: [], classes: 100, initializer: 'glorot-normal' });
  const { parameters } = drawInitialState({ network, optimizer: { kind: 'sgd' }, seed: 1 });
  expect(deviation([...parameters[0].values]) / Math.sqrt(2 / 400)).toBeCloseTo(1, 1.5);
});

describe.each(engines)('$name', (engine) => {
  it('T5: moves a penalised weight without gradient by 2ληw, with no λ₁ from nowhere', async () => {
    const penalty = { convention: 'keras', factor: 0.25, layers: ['dense-2'] } as const;
    const task = tinyTask({ penalty });
    // no hidden unit is active, so the loss has no gradient by the second kernel
    const parameters = withFilled(task.state.parameters, 'dense-1', -1);
    const session = await engine.open({ ...task, state: { ...task.state, parameters } });
    await takeSteps(session, 1);
    const after = (await session.readState()).parameters[2].values;
    const expected = parameters[2].values.map((w) => w - Math.fround(0.1) * Math.fround(0.5 * w));
    expect(after).toEqual(expected);
  });

  it('T6: keeps the penalty out of the loss of a step and of an evaluation alike', async () => {
    const penalty = { convention: 'keras', factor: 0.5, layers: ['dense-1', 'dense-2'] } as const;
    const [penalised, free] = [await engine.open(tinyTask({ penalty })), await engine.open(tinyTask())];
    expect(await penalised.evaluate()).toEqual(await free.evaluate());
    expect(await takeSteps(penalised, 1)).toEqual(await takeSteps(free, 1));
    expect(await penalised.penalty()).toBeGreaterThan(0);
  });

  it('T8: neither clips the loss of a hopeless example nor stops learning from it', async () => {
    const task = hopelessTask();
    const session = await engine.open(task);
    const { lossSum } = await session.step({ step: 1, indices: Uint32Array.of(0), learningRate: 0.5 });
    expect(lossSum).toBe(100);
    const [hopeless, believed] = (await session.readState()).parameters[3].values;
    expect([hopeless, believed]).toEqual([0.5, 99.5]);
  });

  it('T12: gives the same losses every time', async () => {
    const [first, second] = [await engine.open(tinyTask()), await engine.open(tinyTask())];
    expect(await takeSteps(first, 10)).toEqual(await takeSteps(second, 10));
  });
});

it('T9: a seeded dropout of tfjs has one mask for every batch; there is none here', () => {
  expect(drawMask()).toEqual(drawMask());
  expect(ACTIVATIONS).toEqual(['relu', 'tanh', 'logistic', 'softmax']);
});

it('the correction of tfjs’s own Adam is off by 5e-5 in its first step, since it takes 1 − β₂ in float32', () => {
  const { second } = adamCorrections(1, { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  expect(second).toBeCloseTo(0.001, 15);
  const [correction] = valuesOf(tf.sub(1, tf.scalar(0.999)));
  expect(Math.abs(correction / second - 1)).toBeGreaterThan(1e-5);
});

/** One example whose class has the probability e⁻¹⁰⁰. */
function hopelessTask(): EngineTask {
  const task = tinyTask();
  const parameters = task.state.parameters.map(({ name, shape, values }): NamedTensor => {
    const isLastBias = name === 'dense-2/bias';
    return { name, shape, values: isLastBias ? Float32Array.of(0, 100, 0) : new Float32Array(values.length) };
  });
  return { ...task, state: { ...task.state, parameters } };
}
