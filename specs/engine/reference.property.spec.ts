import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine, StepInput } from '../../src/engine/engine.ts';
import { openOracle } from '../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../src/engine/oracle/rules.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { batchGradient } from '../../src/network/reference/gradient.ts';
import { widenTensors } from '../../src/network/reference/model.ts';
import { referenceStep } from '../../src/network/reference/step.ts';
import { maxDistance } from '../network/arbitraries.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { batchOf, engineCases, type EngineCase } from './cases.ts';

// 40 products of magnitude 1 in three layers, each rounded by 2⁻²⁴ of itself, come to less than this
const TOLERANCE = 4e-6;

const batchInFloat64 = ({ task }: EngineCase, indices: Uint32Array) => {
  const { images, labels } = task.train;
  const { inputs } = task.network;
  const pixels = Array.from({ length: indices.length * inputs }, (_, at) => {
    const row = Math.floor(at / inputs);
    return images[indices[row] * inputs + (at % inputs)];
  });
  return {
    inputs: Float64Array.from(pixels, (byte) => byte / 255),
    labels: [...indices].map((row) => labels[row]),
  };
};

const stepOnce = async (engine: Engine, { task }: EngineCase, input: StepInput) => {
  const session = await engine.open(task);
  await session.step(input);
  return session.readState();
};

/** One step of plain SGD with η = 1 moves the weights by the gradient. */
const gradientsAgree = (engine: Engine) =>
  fc.asyncProperty(engineCases(), async (engineCase) => {
    const task = {
      ...engineCase.task,
      optimizer: { kind: 'sgd' },
      state: { ...engineCase.task.state, slots: [] },
    } as const;
    const penalty = { ...task.penalty, convention: 'keras' } as const;
    const indices = batchOf(engineCase, engineCase.steps);
    const free = { ...engineCase, task: { ...task, penalty } };
    const after = await stepOnce(engine, free, { step: 1, indices, learningRate: 1 });
    const before = widenTensors(task.state.parameters);
    const expected = batchGradient(
      { network: task.network, penalty, parameters: before },
      batchInFloat64(free, indices),
    );
    for (const [index, { values }] of after.parameters.entries()) {
      const moved = before[index].map((weight, at) => weight - values[at]);
      expect(maxDistance(moved, expected[index])).toBeLessThan(TOLERANCE);
    }
  });

/** One step agrees with the update rule in float64. */
const stepsAgree = (engine: Engine) =>
  fc.asyncProperty(engineCases(), async (engineCase) => {
    const { task, learningRate, steps } = engineCase;
    const indices = batchOf(engineCase, steps);
    const after = await stepOnce(engine, engineCase, { step: 1, indices, learningRate });
    const { network, penalty, optimizer, state } = task;
    const model = {
      network,
      penalty,
      optimizer,
      parameters: widenTensors(state.parameters),
      slots: widenTensors(state.slots),
    };
    const expected = referenceStep(model, { batch: batchInFloat64(engineCase, indices), step: 1, learningRate });
    const stepTolerance = TOLERANCE / 0.01;
    for (const [index, { values }] of after.parameters.entries()) {
      expect(maxDistance(values, expected.parameters[index])).toBeLessThan(stepTolerance);
    }
    for (const [index, { values }] of after.slots.entries()) {
      expect(maxDistance(values, expected.slots[index])).toBeLessThan(TOLERANCE);
    }
  });

describe('the portable engine and float64', () => {
  it('always agree on the gradients within 4e-6', async () => {
    await expectLawAsync(gradientsAgree(portableEngine), { numRuns: 100 });
  });

  it('always agree on one step of every optimizer within 4e-4', async () => {
    await expectLawAsync(stepsAgree(portableEngine), { numRuns: 100 });
  });

  it('never agree on the gradients when a partial batch is divided by the full size', async () => {
    const defect = openOracle({ ...CONTRACT_RULES, divisor: (_, batchSize) => batchSize });
    await expectDefectCaughtAsync(gradientsAgree(defect));
  });

  it('never agree on a step when the last product of each sum is lost', async () => {
    const defect = openOracle({ ...CONTRACT_RULES, dot: (count, a, b) => CONTRACT_RULES.dot(count - 1, a, b) });
    await expectDefectCaughtAsync(stepsAgree(defect));
  });
});
