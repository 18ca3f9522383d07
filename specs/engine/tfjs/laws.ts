import fc from 'fast-check';
import { expect } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import type { NamedTensor, TrainingState } from '../../../src/network/network.ts';
import { batchOf, type EngineCase, engineCases, inWords, type Outcome, runCase } from '../cases.ts';

/** Twice the most that 400 cases show: a sum's order moves its last bits, and each step passes that on. */
const GROWTH_PER_STEP = 2e-5;

const flatten = (tensors: readonly NamedTensor[]) => tensors.flatMap(({ values }) => [...values]);

/** How far the farthest of two lists' numbers are apart, as a part of the number where it is above 1. */
const distance = (left: readonly number[], right: readonly number[]) =>
  left.reduce((most, value, at) => Math.max(most, Math.abs(value - right[at]) / Math.max(1, Math.abs(right[at]))), 0);

const measured = async (engine: Engine, engineCase: EngineCase) => {
  const { scores, validation, penalty, state, error } = await runCase(engine, engineCase);
  const all = [...scores, ...(validation === undefined ? [] : [validation])];
  return {
    numbers: [
      ...all.map(({ lossSum }) => lossSum),
      penalty ?? 0,
      ...flatten(state?.parameters ?? []),
      ...flatten(state?.slots ?? []),
    ],
    correct: all.map(({ correct }) => correct),
    error,
  };
};

/** The engine gives what the portable one gives: answers, errors, and all numbers up to rounding. */
export const agrees = (engine: Engine, cases = engineCases()) =>
  fc.asyncProperty(cases, async (engineCase) => {
    const [received, expected] = [await measured(engine, engineCase), await measured(portableEngine, engineCase)];
    expect(received.error).toBe(expected.error);
    expect(received.correct).toEqual(expected.correct);
    expect(received.numbers).toHaveLength(expected.numbers.length);
    expect(distance(received.numbers, expected.numbers)).toBeLessThan(GROWTH_PER_STEP * engineCase.steps);
  });

/** The same case from weights of which each is a unit in the last place away, or the very one. */
function nudged(engineCase: EngineCase, sign: number): EngineCase {
  const { task } = engineCase;
  const nudge = (tensor: NamedTensor, index: number) => ({
    ...tensor,
    values: tensor.values.map((value, at) => value * (1 + sign * (((index + at) % 3) - 1) * 2 ** -23)),
  });
  return { ...engineCase, task: { ...task, state: { ...task.state, parameters: task.state.parameters.map(nudge) } } };
}

/**
 * The engine is no farther from the portable one than 128 times as far as that one moves when it starts a unit in the
 * last place away, for cases that blow up every rounding: RMSProp moves a weight by η/√(1 − decay) in its first step, 16
 * for η = 0.5 and a decay of 0.999.
 */
export const agreesAsFarAsConditioned = (engine: Engine, cases: fc.Arbitrary<EngineCase>) =>
  fc.asyncProperty(cases, async (engineCase) => {
    const expected = (await measured(portableEngine, engineCase)).numbers;
    const moved = await Promise.all([1, -1].map(async (sign) => measured(portableEngine, nudged(engineCase, sign))));
    const condition = Math.max(...moved.map(({ numbers }) => distance(numbers, expected)));
    const { numbers } = await measured(engine, engineCase);
    expect(distance(numbers, expected)).toBeLessThan(Math.max(GROWTH_PER_STEP * engineCase.steps, 128 * condition));
  });

/** What is read before the first step is what was given. */
export const beginsAlike = (engine: Engine) =>
  fc.asyncProperty(engineCases({ hasTinySlots: true }), async ({ task }) => {
    const session = await engine.open(task);
    const state = await session.readState();
    await session.close();
    expect(inWords({ scores: [], state })).toEqual(inWords({ scores: [], state: task.state }));
  });

const STEPS = 4;
const bits = (outcome: Outcome) => inWords({ ...outcome, scores: [] });

/** The second engine gives the very bits of the first, which may be the same one. */
export const repeatsBitwise = (first: Engine, second: Engine) =>
  fc.asyncProperty(engineCases(), async (engineCase) => {
    expect(inWords(await runCase(second, engineCase))).toEqual(inWords(await runCase(first, engineCase)));
  });

/** The state after any of the steps, through `pass` into a new session, goes on to the bits of all steps in one. */
export const resumesBitwise = (engine: Engine, pass = (state: TrainingState) => state) =>
  fc.asyncProperty(engineCases(), fc.integer({ min: 0, max: STEPS - 1 }), async (drawn, stop) => {
    const whole: EngineCase = { ...drawn, steps: STEPS };
    const session = await engine.open(whole.task);
    for (let step = 1; step <= stop; step++) {
      await session.step({ step, indices: batchOf(whole, step), learningRate: whole.learningRate / step });
    }
    const state = pass(await session.readState());
    await session.close();
    const rest = await runCase(engine, { ...whole, task: { ...whole.task, state } });
    expect(bits(rest)).toEqual(bits(await runCase(engine, whole)));
  });

/** Two sessions whose steps take turns, or run at once, give what each gives alone. */
export const takesTurns = (engines: readonly Engine[]) =>
  fc.asyncProperty(engineCases(), engineCases(), async (left, right) => {
    const together = await Promise.all([runCase(engines[0], left), runCase(engines[1], right)]);
    const alone = [await runCase(engines[0], left), await runCase(engines[1], right)];
    expect(together.map(inWords)).toEqual(alone.map(inWords));
  });

/** A state of which the accumulators are lost: a planted defect of a resume. */
export const forgetSlots = (state: TrainingState): TrainingState => ({
  ...state,
  slots: state.slots.map((slot) => Object.assign({}, slot, { values: new Float32Array(slot.values.length) })),
});
