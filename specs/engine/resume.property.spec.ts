import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { oracleEngine } from '../../src/engine/oracle/oracle.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import type { TrainingState } from '../../src/network/network.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { batchOf, engineCases, inWords, runCase } from './cases.ts';

type StateReader = (state: TrainingState) => TrainingState;

/** Half of the steps, the state through `pass`, a new session for the rest: the bits of all steps in one session. */
const resumesBitwise = (engine: Engine, pass: StateReader = (state) => state) =>
  fc.asyncProperty(engineCases(), async (engineCase) => {
    const { task } = engineCase;
    const whole = await runCase(engine, { ...engineCase, steps: 4 });
    const session = await engine.open(task);
    for (let step = 1; step <= 2; step++) {
      const input = { step, indices: batchOf({ ...engineCase, steps: 4 }, step) };
      await session.step({ ...input, learningRate: engineCase.learningRate / step });
    }
    const state = pass(await session.readState());
    const resumed = await runCase(engine, { ...engineCase, steps: 4, task: { ...task, state } });
    expect(inWords({ ...resumed, scores: [] })).toEqual(inWords({ ...whole, scores: [] }));
  });

const forget: StateReader = (state) => ({
  ...state,
  slots: state.slots.map((slot) => Object.assign({}, slot, { values: new Float32Array(slot.values.length) })),
});

describe('a state', () => {
  it('always goes on in a new session of the portable engine as in the old one', async () => {
    await expectLawAsync(resumesBitwise(portableEngine), { numRuns: 60 });
  });

  it('always goes on in a new session of the oracle as in the old one', async () => {
    await expectLawAsync(resumesBitwise(oracleEngine), { numRuns: 20 });
  });

  it('never goes on alike when the accumulators are lost', async () => {
    await expectDefectCaughtAsync(resumesBitwise(portableEngine, forget));
  });

  it('never goes on alike when the step count is lost', async () => {
    await expectDefectCaughtAsync(resumesBitwise(portableEngine, (state) => ({ ...state, step: 0 })));
  });
});
