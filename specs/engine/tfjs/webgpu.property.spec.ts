import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine, EngineSession, EngineTask } from '../../../src/engine/engine.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { buildNetwork } from '../../../src/network/architecture.ts';
import type { NamedTensor, Optimizer, TrainingState } from '../../../src/network/network.ts';
import { openStream } from '../../../src/random/stream.ts';
import { reals, seeds } from '../../network/arbitraries.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';
import { batchOf, drawExamples, drawState, type EngineCase, inWords, runCase } from '../cases.ts';
import { openEngines } from './engines.ts';
import { openWebgpuHere } from './software-vulkan.ts';
import { stackCases, stacksBitwise } from './stack-cases.ts';

const STEPS = 4;

/** How far weights may lie from the portable engine's after 4 steps, in ULP of the tensor's largest one. */
const WEIGHT_ULP = 32;
/** The same for losses, in ULP of 1 + loss. */
const LOSS_ULP = 32;

/** One shape for all cases: compiling its shaders takes longer than all steps. */
const network = buildNetwork({
  inputs: 12,
  hidden: [
    { units: 9, activation: 'relu' },
    { units: 7, activation: 'tanh' },
    { units: 5, activation: 'logistic' },
  ],
  classes: 4,
  initializer: 'glorot-uniform',
});

/** ε is large enough that a gradient near 0 is not blown up to ±1. */
const OPTIMIZERS: readonly Optimizer[] = [
  { kind: 'sgd' },
  { kind: 'momentum', momentum: 0.9 },
  { kind: 'nesterov', momentum: 0.9 },
  { kind: 'rmsprop', decay: 0.9, epsilon: 0.05 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 0.05 },
  { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 0.05 },
];

const casesOf = (optimizer: Optimizer): fc.Arbitrary<EngineCase> =>
  fc.record({ seed: seeds, learningRate: reals(0.001, 0.5), factor: reals(0, 0.1) }).map((drawn) => {
    const { seed, learningRate, factor } = drawn;
    const stream = openStream(seed, 'webgpu-case');
    const size = { height: 3, width: 4, classes: 4, density: 0.7 };
    const convention = optimizer.kind === 'adamw' ? 'decoupled' : 'keras';
    const task: EngineTask = {
      network,
      optimizer,
      penalty: { convention, factor, layers: ['dense-1', 'dense-3'] },
      train: drawExamples({ ...size, count: 20 }, stream),
      validation: drawExamples({ ...size, count: 6 }, stream),
      batchSize: 8,
      state: drawState(network, optimizer, { stream }),
    };
    return { task, learningRate, steps: STEPS, seed };
  });

const repeats = (engine: Engine, optimizer: Optimizer) =>
  fc.asyncProperty(casesOf(optimizer), async (engineCase) => {
    const first = await runCase(engine, engineCase);
    expect(first.error).toBeUndefined();
    expect(inWords(await runCase(engine, engineCase))).toEqual(inWords(first));
  });

const staysNearPortable = (engine: Engine, optimizer: Optimizer) =>
  fc.asyncProperty(casesOf(optimizer), async (engineCase) => {
    const given = await (await engine.open(engineCase.task)).readState();
    expect(inWords({ scores: [], state: given })).toEqual(inWords({ scores: [], state: engineCase.task.state }));
    const near = await runCase(engine, engineCase);
    const exact = await runCase(portableEngine, engineCase);
    for (const [index, { lossSum }] of exact.scores.entries()) {
      expect(Math.abs(near.scores[index].lossSum - lossSum) / (1 + lossSum)).toBeLessThan(LOSS_ULP * 2 ** -23);
    }
    const pairs =
      exact.state?.parameters.map((tensor, index) => [tensor, near.state?.parameters[index]] as const) ?? [];
    expect(pairs).toHaveLength(8);
    for (const [tensor, other] of pairs) expect(distanceInUlp(tensor, other)).toBeLessThanOrEqual(WEIGHT_ULP);
  });

const resumes = (engine: Engine, optimizer: Optimizer, pass = (state: TrainingState) => state) =>
  fc.asyncProperty(casesOf(optimizer), async (engineCase) => {
    const whole = await runCase(engine, engineCase);
    const state = pass(await stateAfter(engine, engineCase, 2));
    const resumed = await runCase(engine, { ...engineCase, task: { ...engineCase.task, state } });
    expect(inWords({ ...resumed, scores: [] })).toEqual(inWords({ ...whole, scores: [] }));
  });

/** The state after some of a case's steps, on the batches of all of them. */
async function stateAfter(engine: Engine, engineCase: EngineCase, steps: number): Promise<TrainingState> {
  const session = await engine.open(engineCase.task);
  for (let step = 1; step <= steps; step++) {
    const learningRate = engineCase.learningRate / step;
    await session.step({ step, indices: batchOf(engineCase, step), learningRate });
  }
  return session.readState();
}

/** Largest difference in units of the last place of the tensor's largest value. */
function distanceInUlp({ values }: NamedTensor, other: NamedTensor | undefined): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = 2 ** (Math.floor(Math.log2(largest)) - 23);
  return Math.max(...values.map((value, index) => Math.abs(value - (other?.values[index] ?? Infinity)) / unit));
}

/** The engine with sessions that a defect has changed. */
function withDefect(engine: Engine, plant: (session: EngineSession) => Partial<EngineSession>): Engine {
  return {
    ...engine,
    async open(task) {
      const session = await engine.open(task);
      const whole: EngineSession = {
        step: async (input) => session.step(input),
        evaluate: async () => session.evaluate(),
        penalty: async () => session.penalty(),
        readState: async () => session.readState(),
        close: async () => session.close(),
      };
      return { ...whole, ...plant(session) };
    },
  };
}

/** A wrong loss in every other session, by one part in a million. */
function unsteady(engine: Engine): Engine {
  let opened = 0;
  return withDefect(engine, (session) => {
    const factor = opened++ % 2 === 0 ? 1 : 1 + 1e-6;
    return {
      step: async (input) => {
        const { lossSum, correct } = await session.step(input);
        return { lossSum: lossSum * factor, correct };
      },
    };
  });
}

/** A learning rate that is a thousandth too large. */
function hasty(engine: Engine): Engine {
  return withDefect(engine, (session) => ({
    step: async (input) => session.step({ ...input, learningRate: input.learningRate * 1.001 }),
  }));
}

const emptied = (state: TrainingState): TrainingState => ({
  ...state,
  slots: state.slots.map((slot) => Object.assign({}, slot, { values: new Float32Array(slot.values.length) })),
});

const { engine: webgpu, where, isAbsent } = await openWebgpuHere();

describe.skipIf(isAbsent)(`tfjs-webgpu on ${where}`, { timeout: 60_000 }, () => {
  it.each(OPTIMIZERS)('always repeats $kind bit for bit', async (optimizer) => {
    await expectLawAsync(repeats(webgpu, optimizer), { numRuns: 2 });
  });

  it.each(OPTIMIZERS)(
    'always begins $kind alike, and stays within 32 ULP of the portable engine',
    async (optimizer) => {
      await expectLawAsync(staysNearPortable(webgpu, optimizer), { numRuns: 3 });
    },
  );

  it.each(OPTIMIZERS)('always goes on with $kind in a new session as in the old one', async (optimizer) => {
    await expectLawAsync(resumes(webgpu, optimizer), { numRuns: 1 });
  });

  it.each(OPTIMIZERS)(
    'always gives each network of a stack with $kind the bits that it has alone',
    async (optimizer) => {
      await expectLawAsync(stacksBitwise(webgpu, webgpu, stackCases(casesOf(optimizer))), { numRuns: 3 });
    },
  );

  it('never passes for a stack of another engine', async () => {
    const [cpu] = await openEngines();
    await expectDefectCaughtAsync(stacksBitwise(cpu, webgpu, stackCases(casesOf(OPTIMIZERS[0]))));
  });

  it('never repeats itself when one loss in two is off by a millionth', async () => {
    await expectDefectCaughtAsync(repeats(unsteady(webgpu), { kind: 'sgd' }));
  });

  it('never stays near the portable engine when the rate is a thousandth too large', async () => {
    await expectDefectCaughtAsync(staysNearPortable(hasty(webgpu), { kind: 'sgd' }));
  });

  it('never goes on alike when the accumulators are lost', async () => {
    await expectDefectCaughtAsync(resumes(webgpu, OPTIMIZERS[1], emptied));
  });
});
