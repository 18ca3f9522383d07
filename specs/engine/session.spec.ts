import { describe, expect, it } from 'vitest';
import type { Engine, EngineTask, StepInput } from '../../src/engine/engine.ts';
import { oracleEngine } from '../../src/engine/oracle/oracle.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { buildNetwork } from '../../src/network/architecture.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import { inWords, runCase } from './cases.ts';
import { openEngines } from './tfjs/engines.ts';
import { tinyExamples, tinyTask, withFilled, withFirst } from './tiny.ts';

const input: StepInput = { step: 1, indices: Uint32Array.of(0, 3, 5), learningRate: 0.1 };

const takeStep = async (engine: Engine, task: EngineTask, step: StepInput = input) =>
  (await engine.open(task)).step(step);

const engines = [portableEngine, oracleEngine, ...(await openEngines())];

describe.each(engines)('a session of the engine $name', (engine) => {
  it('scores a batch before it learns from it', async () => {
    const session = await engine.open(tinyTask());
    const first = await session.step(input);
    const second = await session.step({ ...input, step: 2 });
    expect(second.lossSum).toBeLessThan(first.lossSum);
    expect(first.correct).toBeGreaterThanOrEqual(0);
  });

  it('has a loss of ln 3 an example and answers the first class while all weights are 0', async () => {
    const task = tinyTask();
    const parameters = task.state.parameters.map((tensor) => ({ ...tensor, values: tensor.values.map(() => 0) }));
    const session = await engine.open({ ...task, state: { ...task.state, parameters } });
    const score = await session.evaluate();
    expect(score.lossSum).toBeCloseTo(5 * 1.0986122886681098, 14);
    expect(score.correct).toBe(2);
  });

  it('adds up the squares of the penalised kernels alone', async () => {
    const penalty = { convention: 'half', factor: 0.5, layers: ['dense-1'] } as const;
    const task = tinyTask({ penalty });
    const session = await engine.open(task);
    const squares = task.state.parameters[0].values.reduce((sum, weight) => sum + weight * weight, 0);
    expect(await session.penalty()).toBe(0.25 * squares);
  });

  it('copies the state it is given, and gives copies', async () => {
    const task = tinyTask();
    const before = inWords({ scores: [], state: task.state });
    const session = await engine.open(task);
    const state = await session.readState();
    await session.step(input);
    expect(inWords({ scores: [], state })).toEqual(before);
    expect(inWords({ scores: [], state: task.state })).toEqual(before);
    expect(inWords({ scores: [], state: await session.readState() })).not.toEqual(before);
    await session.close();
  });

  it('names the logits that overflow, and refuses to go on', async () => {
    const task = tinyTask();
    const parameters = withFilled(task.state.parameters, 'dense-2', 3.4e38);
    const session = await engine.open({ ...task, state: { ...task.state, parameters } });
    const attempt = async (step: StepInput) => session.step(step);
    const expected = {
      code: 'non-finite',
      kind: 'check',
      message: 'Expected finite values, but dense-2/logits left them at step 1; lower the learning rate.',
    };
    await expect(attempt(input)).rejects.toMatchObject(expected);
    await expect(attempt({ ...input, step: 2 })).rejects.toMatchObject(expected);
  });

  it.each([
    ['sgd', { kind: 'sgd' }],
    ['momentum', { kind: 'momentum', momentum: 0.9 }],
    ['nesterov', { kind: 'nesterov', momentum: 0.9 }],
    ['rmsprop', { kind: 'rmsprop', decay: 0.9, epsilon: 1e-7 }],
    ['adam', { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }],
  ] as const)('names the kernel that a huge learning rate blows up under %s', async (_, optimizer) => {
    const attempt = takeStep(engine, tinyTask({ optimizer }), { ...input, learningRate: 1e300 });
    await expect(attempt).rejects.toMatchObject({
      code: 'non-finite',
      message: 'Expected finite values, but dense-1/kernel left them at step 1; lower the learning rate.',
    });
  });

  it('names the accumulator that overflows while its weight stays', async () => {
    const optimizer = { kind: 'rmsprop', decay: 0.5, epsilon: 1 } as const;
    const penalty = { convention: 'half', factor: 1e25, layers: ['dense-2'] } as const;
    await expect(takeStep(engine, tinyTask({ optimizer, penalty }))).rejects.toMatchObject({
      message: 'Expected finite values, but dense-2/kernel/mean-square left them at step 1; lower the learning rate.',
    });
  });

  it.each([NaN, Infinity, -Infinity])('refuses to begin with a weight of %d', async (value) => {
    const task = tinyTask();
    const parameters = withFirst(task.state.parameters, 'dense-2/kernel', value);
    await expect(engine.open({ ...task, state: { ...task.state, parameters } })).rejects.toMatchObject({
      code: 'non-finite',
      message: 'Expected finite values, but dense-2/kernel left them at step 0; lower the learning rate.',
    });
  });

  it.each([
    ['a step out of order', { step: 2 }, 'Expected step 1, received 2;'],
    ['an empty batch', { indices: new Uint32Array(0) }, 'Expected a batch of 1 to 4 examples, received 0;'],
    ['a batch that is too large', { indices: new Uint32Array(5) }, 'Expected a batch of 1 to 4 examples, received 5;'],
    ['an index that is no example', { indices: Uint32Array.of(0, 8) }, 'Expected indices below 8, received 8;'],
    ['a rate that is no number', { learningRate: NaN }, 'Expected a finite learning rate, received NaN;'],
  ])('refuses %s', async (_, change, message) => {
    const session = await engine.open(tinyTask());
    const before = inWords({ scores: [], state: await session.readState() });
    await expect(async () => session.step({ ...input, ...change })).rejects.toMatchObject({
      code: 'engine-step',
      message: expect.stringContaining(message),
    });
    expect(inWords({ scores: [], state: await session.readState() })).toEqual(before);
    await session.step(input);
  });
});

describe('the portable engine', () => {
  it.each([1, 7, 200])('evaluates 300 examples as the oracle does with batches of %d', async (batchSize) => {
    const task = tinyTask({ validation: tinyExamples(300), batchSize });
    const engineCase = { task, learningRate: 0.1, steps: 0, seed: 0 };
    expect(inWords(await runCase(portableEngine, engineCase))).toEqual(
      inWords(await runCase(oracleEngine, engineCase)),
    );
  });

  it('gives the same bits whatever batch its memory is laid out for', async () => {
    const hidden = [{ units: 1500, activation: 'relu' }] as const;
    const network = buildNetwork({ inputs: 6, hidden, classes: 3, initializer: 'glorot-uniform' });
    const optimizer = { kind: 'sgd' } as const;
    const state = drawInitialState({ network, optimizer, seed: 1 });
    const session = await portableEngine.open(tinyTask({ network, state, batchSize: 8000 }));
    const small = await portableEngine.open(tinyTask({ network, state }));
    expect(await session.step(input)).toEqual(await small.step(input));
  });
});
