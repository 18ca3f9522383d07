import { describe, it } from 'vitest';
import { expectDefectCaughtAsync, expectLawAsync } from '../../support/laws.ts';
import { engineCases } from '../cases.ts';
import {
  openWithoutBiasCorrection,
  openWithoutTranspose,
  openWithPenalisedBiases,
  openWithWrongMean,
  openWithWrongProducts,
  withoutPartialBatches,
} from './defects.ts';
import { openEngines } from './engines.ts';
import { agrees, beginsAlike } from './laws.ts';

const engines = await openEngines();

describe.each(engines)('the engine $name and the portable one', (engine) => {
  it('always begin with the same bits', async () => {
    await expectLawAsync(beginsAlike(engine), { numRuns: 50 });
  });

  it('always agree on answers, and on losses, penalty, weights and accumulators within 2e-5 a step', async () => {
    await expectLawAsync(agrees(engine), { numRuns: 150 });
  });

  it('always agree where pixels and weights are mostly 0', async () => {
    await expectLawAsync(agrees(engine, engineCases({ isSparse: true })), { numRuns: 50 });
  });

  it('always agree where accumulators lie at the limits of the flush', async () => {
    await expectLawAsync(agrees(engine, engineCases({ hasTinySlots: true })), { numRuns: 50 });
  });
});

describe('a defect', () => {
  it.each([
    ['a kernel reshaped instead of transposed, in wasm', openWithoutTranspose],
    ['products with reshaped instead of transposed operands', openWithWrongProducts],
    ['a mean over one row too many', openWithWrongMean],
    ['penalised biases', openWithPenalisedBiases],
    ['an Adam without bias correction', openWithoutBiasCorrection],
    ['a dropped last partial batch', async () => withoutPartialBatches(engines[0])],
  ])('is never missed: %s', async (_title, open) => {
    await expectDefectCaughtAsync(agrees(await open()));
  });
});
