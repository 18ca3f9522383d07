import { describe, expect, it } from 'vitest';
import { openOracle, oracleEngine } from '../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES } from '../../src/engine/oracle/rules.ts';
import { openKernels } from '../../src/engine/portable/module.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { digestSelfTest } from '../../src/engine/self-test.ts';
import { descendingDot } from './defects.ts';

describe('the self-test', () => {
  it.each([portableEngine, oracleEngine])('is passed by the engine $name', async (engine) => {
    await expect(engine.selfTest()).resolves.toBeUndefined();
  });

  it('fails with both digests when one sum is rounded otherwise', async () => {
    const broken = openOracle({ ...CONTRACT_RULES, dot: descendingDot });
    await expect(broken.selfTest()).rejects.toMatchObject({
      code: 'self-test-failed',
      kind: 'fault',
      message: expect.stringMatching(/to give [0-9a-f]{64}, received [0-9a-f]{64}; its claim bitwise is refused/),
    });
    expect(await digestSelfTest(broken)).not.toBe(await digestSelfTest(oracleEngine));
  });

  it('asks whether denormals are kept', async () => {
    const kernels = await openKernels();
    expect(kernels.keepsDenormals(1e-40, 1)).toBe(1);
    expect(kernels.keepsDenormals(1e-46, 1)).toBe(0);
  });
});
