import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { runTfjsSelfTest } from '../../../src/engine/tfjs/self-test.ts';
import { openWithoutBiasCorrection, openWithoutTranspose, openWithWrongMean } from './defects.ts';
import { openEngines } from './engines.ts';

const engines = await openEngines();

/** An engine that is a little off, by more in each session. */
const drifting = (engine: Engine): Engine => {
  let sessions = 0;
  return {
    ...engine,
    open: async (task) => {
      const factor = 1 + ++sessions * 2 ** -20;
      const parameters = task.state.parameters.map((tensor) => ({
        ...tensor,
        values: tensor.values.map((value) => value * factor),
      }));
      return engine.open({ ...task, state: { ...task.state, parameters } });
    },
  };
};

describe('the self-test of tfjs', () => {
  it.each(engines)('is passed by $name', async (engine) => {
    await expect(engine.selfTest()).resolves.toBeUndefined();
  });

  it.each([
    ['without transposes', openWithoutTranspose, 'sgd'],
    ['with a wrong mean', openWithWrongMean, 'sgd'],
    ['without bias correction', openWithoutBiasCorrection, 'adam'],
  ])('is failed by an engine %s', async (_title, open, optimizer) => {
    await expect((await open()).selfTest()).rejects.toMatchObject({
      code: 'self-test-failed',
      kind: 'fault',
      message: expect.stringMatching(
        new RegExp(
          `losses under ${optimizer} within 0.00001 of the oracle's, received \\d.*claim machine is refused`,
          'u',
        ),
      ),
    });
  });

  it('is failed by an engine that does not repeat itself', async () => {
    await expect(runTfjsSelfTest(drifting(engines[0]))).rejects.toMatchObject({
      code: 'self-test-failed',
      message: expect.stringMatching(/to give the same digest twice, received [0-9a-f]{64} and [0-9a-f]{64};/u),
    });
  });
});
