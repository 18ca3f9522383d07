import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineTask } from '../../../src/engine/engine.ts';
import type { NamedTensor } from '../../../src/network/network.ts';
import { adamCorrections } from '../../../src/network/optimizers/corrections.ts';
import { finish, tinyConfig, tinyDataset } from '../../training/tiny.ts';
import { tinyTask, withFilled } from '../tiny.ts';
import { openEngines } from './engines.ts';
import { takeSteps } from './steps.ts';
import { lossOf, numbersOf, stockData, stockModel, useStockBackend, weightsOf } from './stock.ts';

// What tfjs 4.22.0 does with its layers, and what keeps it out here: the traps T5, T6 and T8, those of losses, and that each
// engine repeats itself (T12).

const engines = await openEngines();

beforeAll(useStockBackend);

describe('T5: an l1l2 regularizer that is given l2 alone', () => {
  it('has an l1 of 0.01 in tfjs', () => {
    expect(tfl.regularizers.l1l2({ l2: 0.25 }).getConfig()).toEqual({ l1: 0.01, l2: 0.25 });
    const penalty = tfl.regularizers.l1l2({ l2: 0.25 }).apply(tf.tensor1d([1, -2]));
    expect(numbersOf(penalty)[0]).toBeCloseTo(0.25 * 5 + 0.01 * 3, 6);
  });

  it.each(engines)('moves a weight without gradient by 2ληw in $name, with no λ₁ from nowhere', async (engine) => {
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
});

describe('T6: the penalty is in the loss of training', () => {
  it('and not in that of validation in tfjs: same weights, same examples, two losses', async () => {
    const { x, y } = stockData();
    const model = stockModel({ l2: 0.5 });
    const { history } = await model.fit(x, y, { epochs: 1, validationData: [x, y] });
    const [kernel] = model.getWeights();
    const penalty = 0.5 * numbersOf(kernel).reduce((sum, weight) => sum + weight * weight, 0);
    expect(Number(history.loss[0]) - Number(history.val_loss[0])).toBeCloseTo(penalty, 5);
    expect(lossOf(model, x, y)).toBeCloseTo(Number(history.val_loss[0]), 5);
  });

  it.each(engines)('and in neither in $name, but on its own', async (engine) => {
    const penalty = { convention: 'keras', factor: 0.5, layers: ['dense-1', 'dense-2'] } as const;
    const [penalised, free] = [await engine.open(tinyTask({ penalty })), await engine.open(tinyTask())];
    expect(await penalised.evaluate()).toEqual(await free.evaluate());
    expect(await takeSteps(penalised, 1)).toEqual(await takeSteps(free, 1));
    expect(await penalised.penalty()).toBeGreaterThan(0);

    // a rate of almost nothing, the training examples for validation
    const { train, ...rest } = tinyDataset();
    const config = tinyConfig({ penalty, schedule: { kind: 'constant', rate: 1e-30 }, epochs: 1 });
    const { result } = await finish({ engine, dataset: { ...rest, train, test: train }, config });
    const [{ loss, validationLoss, penalty: recorded }] = result.epochs;
    expect(loss).toBeCloseTo(validationLoss, 6);
    expect(recorded).toBeGreaterThan(0.1);
  });
});

describe('T8: the loss of an example that is as good as impossible', () => {
  it('is clipped at 16.1 nats in tfjs, which learns nothing from it', async () => {
    const model = stockModel({ learningRate: 0.5, bias: [0, 100, 0] });
    const before = weightsOf(model);
    const [x, y] = [tf.zeros([1, 4]), tf.tensor2d([[1, 0, 0]])];
    expect(lossOf(model, x, y)).toBeCloseTo(-Math.log(1e-7), 3);
    await model.fit(x, y, { epochs: 1 });
    expect(weightsOf(model)).toEqual(before);
  });

  it.each(engines)('is 100 nats of 100 in $name, which learns from it', async (engine) => {
    const session = await engine.open(hopelessTask());
    const { lossSum } = await session.step({ step: 1, indices: Uint32Array.of(0), learningRate: 0.5 });
    expect(lossSum).toBe(100);
    const [hopeless, believed] = (await session.readState()).parameters[3].values;
    expect([hopeless, believed]).toEqual([0.5, 99.5]);
  });
});

it.each(engines)('T12: $name gives the same losses every time', async (engine) => {
  const [first, second] = [await engine.open(tinyTask()), await engine.open(tinyTask())];
  expect(await takeSteps(first, 10)).toEqual(await takeSteps(second, 10));
});

it('the correction of tfjs’s own Adam is off by 5e-5 in its first step, since it takes 1 − β₂ in float32', () => {
  const { second } = adamCorrections(1, { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  expect(second).toBeCloseTo(0.001, 15);
  const [correction] = numbersOf(tf.sub(1, tf.scalar(0.999)));
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
