import { describe, expect, it } from 'vitest';
import type { Stacking } from '../../../src/engine/engine.ts';
import { backend as cpuBackend } from '../../../src/engine/tfjs/cpu.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';
import { engineCases } from '../cases.ts';
import { openWithConstants } from './defects.ts';
import { openDefective, openEngines } from './engines.ts';
import { stackCases, stacksBitwise } from './stack-cases.ts';

const engines = await openEngines();

describe.each(engines)('a stack of $name', { timeout: 30_000 }, (engine) => {
  it('always gives each network the bits that it has alone', async () => {
    await expectLawAsync(stacksBitwise(engine, engine), { numRuns: 25 });
  });

  it('always does where accumulators lie at the limits of the flush', async () => {
    await expectLawAsync(
      stacksBitwise(engine, engine, stackCases(engineCases({ hasTinySlots: true, isSparse: true }))),
      {
        numRuns: 15,
      },
    );
  });
});

const withStacking = (change: (stacking: Stacking) => Stacking) => {
  const { stacking } = engines[0];
  if (stacking === undefined) throw new Error('no stacks');
  return { stacking: change(stacking) };
};

describe('the claim of stacks on a GPU', () => {
  const gpu = { name: 'a GPU' };

  it('is that of the engine where a stack of two keeps the bits of each', async () => {
    const engine = await openDefective(cpuBackend, () => ({ gpu }));
    expect(engine.stacking).toMatchObject({ isUsual: true, claim: 'machine' });
  });

  it('is statistical where it does not', async () => {
    const engine = await openDefective(cpuBackend, ({ updateParameter }) => ({
      gpu,
      updateParameter: (before, { gradient, constants }) =>
        updateParameter(before, {
          gradient,
          constants: constants.map(({ parameter, optimizer }) => ({
            parameter: { ...parameter, keep: constants.length === 1 ? 1 : 1 - 2 ** -23 },
            optimizer,
          })),
        }),
    }));
    expect(engine).toMatchObject({ claim: 'machine', stacking: { claim: 'statistical' } });
  });
});

describe('a defect', () => {
  it('is never missed: the constants of the first network for all', async () => {
    const seen: Parameters<Parameters<typeof openWithConstants>[1]>[0][] = [];
    const defective = await openWithConstants(cpuBackend, (constants, _isBias, network) => {
      if (network === 0) seen[0] = constants;
      return seen[0];
    });
    await expectDefectCaughtAsync(stacksBitwise(defective, engines[0]));
  });

  it('is never missed: the batch of the first network for all', async () => {
    const defective = withStacking((stacking) => ({
      ...stacking,
      open: async (tasks) => {
        const stack = await stacking.open(tasks);
        return {
          step: async (inputs) => stack.step(inputs.map((input) => ({ ...input, indices: inputs[0].indices }))),
          evaluate: async () => stack.evaluate(),
          penalties: async () => stack.penalties(),
          readStates: async () => stack.readStates(),
          close: async () => stack.close(),
        };
      },
    }));
    await expectDefectCaughtAsync(stacksBitwise(defective, engines[0]));
  });

  it('is never missed: the images of the first network for the validation of all', async () => {
    const defective = withStacking((stacking) => ({
      ...stacking,
      open: async (tasks) => stacking.open(tasks.map((task) => ({ ...task, validation: tasks[0].validation }))),
    }));
    await expectDefectCaughtAsync(stacksBitwise(defective, engines[0]));
  });
});
