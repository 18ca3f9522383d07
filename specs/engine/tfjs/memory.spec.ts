import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import type { EngineSession } from '../../../src/engine/engine.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { slotNames } from '../../../src/network/optimizers/slots.ts';
import { drawInitialState } from '../../../src/network/initial-state.ts';
import { tinyTask, withFilled } from '../tiny.ts';
import { openEngines } from './engines.ts';

const takeStep = async (session: EngineSession, step: number) =>
  session.step({ step, indices: Uint32Array.of(step % 8, 3), learningRate: 0.1 });

const engines = await openEngines();
const numTensors = () => tf.engine().state.numTensors;
const numBytes = () => tf.engine().state.numBytes;

describe.each(engines)('the memory of $name', (engine) => {
  it.each(Object.values(DEFAULT_OPTIMIZERS))('holds parameters and accumulators of $kind alone', async (optimizer) => {
    const { network } = tinyTask();
    const before = numTensors();
    const state = drawInitialState({ network, optimizer, seed: 1 });
    const convention = optimizer.kind === 'adamw' ? 'decoupled' : 'keras';
    const penalty = { convention, factor: 0.01, layers: ['dense-1'] } as const;
    const session = await engine.open(tinyTask({ optimizer, state, penalty }));
    const held = before + 4 * (1 + slotNames(optimizer).length);
    const bytes = numBytes();
    for (let step = 1; step <= 5; step++) {
      await takeStep(session, step);
      await session.evaluate();
      await session.penalty();
      await session.readState();
      expect([numTensors(), numBytes()]).toEqual([held, bytes]);
    }
    await session.close();
    expect(numTensors()).toBe(before);
  });

  it('holds no more after a step that fails', async () => {
    const before = numTensors();
    const task = tinyTask();
    const parameters = withFilled(task.state.parameters, 'dense-2', 3.4e38);
    const session = await engine.open({ ...task, state: { ...task.state, parameters } });
    await expect(takeStep(session, 1)).rejects.toMatchObject({ code: 'non-finite' });
    await session.close();
    expect(numTensors()).toBe(before);
  });

  it('holds as much for each network of a stack, also when one of them has ended', async () => {
    const before = numTensors();
    const optimizer = DEFAULT_OPTIMIZERS.adam;
    const { network } = tinyTask();
    const tasks = [1, 2, 3].map((seed) =>
      tinyTask({ optimizer, state: drawInitialState({ network, optimizer, seed }) }),
    );
    const stack = await engine.stacking?.open(tasks);
    if (stack === undefined) throw new Error('no stacks');
    const held = [numTensors(), numBytes()];
    expect(held[0]).toBe(before + 12);
    const inputsOf = (step: number, rate: number) =>
      tasks.map((_, at) => ({ step, indices: Uint32Array.of(at, 3), learningRate: at === 1 ? rate : 0.1 }));
    await stack.step(inputsOf(1, 0.1));
    const [first, second, third] = await stack.step(inputsOf(2, 1e300));
    expect([first, third]).toEqual([{ lossSum: expect.any(Number), correct: expect.any(Number) }, expect.anything()]);
    expect(second).toMatchObject({
      code: 'non-finite',
      message: 'Expected finite values, but dense-1/kernel left them at step 2; lower the learning rate.',
    });
    await expect(async () => stack.step(inputsOf(3, 0.1))).rejects.toMatchObject({ code: 'non-finite' });
    await stack.readStates();
    expect([numTensors(), numBytes()]).toEqual(held);
    await stack.close();
    expect(numTensors()).toBe(before);
  });

  it('outlives a tidy that the program has put around a step', async () => {
    const [plain, wrapped] = [await engine.open(tinyTask()), await engine.open(tinyTask())];
    for (let step = 1; step <= 3; step++) {
      const steps: Promise<unknown>[] = [];
      tf.tidy(() => {
        steps.push(takeStep(wrapped, step));
      });
      expect(await steps[0]).toEqual(await takeStep(plain, step));
    }
  });
});

describe('the backend that a program has chosen', () => {
  it.each(['cpu', 'wasm'])('stays %s', async (name) => {
    expect(await tf.setBackend(name)).toBe(true);
    const advertisement = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const own = tf.tensor1d([1, 2]);
    advertisement.mockRestore();
    for (const engine of engines) {
      const session = await engine.open(tinyTask());
      expect(tf.getBackend()).toBe(name);
      const step = takeStep(session, 1);
      expect(tf.getBackend()).toBe(name);
      await step;
      expect([...(await tf.add(own, own).data())]).toEqual([2, 4]);
      await session.close();
    }
  });
});
