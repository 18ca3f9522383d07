import { describe, it } from 'vitest';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';
import { openEngines } from './engines.ts';
import { forgetSlots, repeatsBitwise, resumesBitwise, takesTurns } from './laws.ts';

const engines = await openEngines();

describe.each(engines)('the engine $name', (engine) => {
  it('always repeats itself bitwise', async () => {
    await expectLawAsync(repeatsBitwise(engine, engine), { numRuns: 50 });
  });

  it('always goes on from a state to the same bits', async () => {
    await expectLawAsync(resumesBitwise(engine), { numRuns: 50 });
  });

  it('always keeps the sessions of a process apart', async () => {
    await expectLawAsync(takesTurns([engine, engine]), { numRuns: 30 });
  });

  it('never goes on alike when the accumulators are lost', async () => {
    await expectDefectCaughtAsync(resumesBitwise(engine, forgetSlots));
  });
});

it('sessions of both engines always stay apart in one process', async () => {
  await expectLawAsync(takesTurns(engines), { numRuns: 30 });
});

it('tfjs-cpu and tfjs-wasm never pass for each other (T12)', async () => {
  await expectDefectCaughtAsync(repeatsBitwise(engines[0], engines[1]));
});
