import { describe, expect, it } from 'vitest';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { nodeBackend } from '../../../src/engine/tfjs/node-backend.ts';
import { openTfjsEngine } from '../../../src/engine/tfjs/tfjs.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';
import { engineCases } from '../cases.ts';
import {
  agrees,
  agreesAsFarAsConditioned,
  beginsAlike,
  forgetSlots,
  repeatsBitwise,
  resumesBitwise,
  takesTurns,
} from './laws.ts';
import { besideTfjsNode, hasTfjsNode } from './node-installed.ts';
import { stacksWithin } from './stack-cases.ts';

const open = async () => openTfjsEngine(nodeBackend({ engine: 'tfjs-node', from: besideTfjsNode }));

describe.skipIf(!hasTfjsNode)('tfjs-node of SAMESEED_TFJS_NODE', { timeout: 60_000 }, () => {
  it('always begins with the bits of the portable engine', async () => {
    await expectLawAsync(beginsAlike(await open()), { numRuns: 50 });
  });

  it('always agrees with it on answers, and on all numbers within 2e-5 a step', async () => {
    await expectLawAsync(agrees(await open()), { numRuns: 150 });
  });

  it('always agrees with it where accumulators lie at the limits of the flush', async () => {
    await expectLawAsync(agrees(await open(), engineCases({ hasTinySlots: true, isSparse: true })), { numRuns: 50 });
  });

  it('always ends as it does where weights leave the finite range', async () => {
    await expectLawAsync(agrees(await open(), engineCases({ weight: 3e38 })), { numRuns: 40 });
  });

  it('always agrees under RMSProp as far as a case lets rounding alone', async () => {
    const cases = engineCases().filter(({ task }) => task.optimizer.kind === 'rmsprop');
    // 6 of 3,489 were farther than 2e-5 a step; the worst 9e-3, where the portable engine itself moves by 4e-3
    await expectLawAsync(agreesAsFarAsConditioned(await open(), cases), { numRuns: 100 });
  });

  it('always trains the networks of a stack within 64 ULP of what each is alone', async () => {
    await expectLawAsync(stacksWithin(await open(), 64), { numRuns: 60 });
  });

  it('claims no more for a stack than the same distribution', async () => {
    expect((await open()).stacking).toMatchObject({ isUsual: false, claim: 'statistical' });
  });

  it('always repeats itself bitwise', async () => {
    const engine = await open();
    await expectLawAsync(repeatsBitwise(engine, engine), { numRuns: 50 });
  });

  it('always goes on from a state to the same bits', async () => {
    await expectLawAsync(resumesBitwise(await open()), { numRuns: 50 });
  });

  it('always keeps the sessions of a process apart', async () => {
    const engine = await open();
    await expectLawAsync(takesTurns([engine, engine]), { numRuns: 30 });
  });

  it('never goes on alike when the accumulators are lost', async () => {
    await expectDefectCaughtAsync(resumesBitwise(await open(), forgetSlots));
  });

  it('never passes for the portable engine', async () => {
    await expectDefectCaughtAsync(repeatsBitwise(portableEngine, await open()));
  });
});
