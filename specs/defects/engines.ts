import type { Engine } from '../../src/engine/engine.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { equalsOracle } from '../engine/bit-contract-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { accumulatorsInDenormals } from './engines/accumulators-in-denormals.ts';
import { partialBatchOverFullSize } from './engines/partial-batch-over-full-size.ts';
import { reluThatHidesNan } from './engines/relu-that-hides-nan.ts';
import { sumsFromTheEnd } from './engines/sums-from-the-end.ts';
import { sumsInFloat64 } from './engines/sums-in-float64.ts';
import { updatedKernelPropagates } from './engines/updated-kernel-propagates.ts';

/** Engines that promise bits. */
export const engines = shelf<Engine>({
  name: 'engines',
  sound: portableEngine,
  laws: [
    propertyLaw('bits-of-the-contract', (engine) => equalsOracle(engine), { numRuns: 40 }),
    propertyLaw(
      'bits-with-tiny-accumulators',
      (engine) => equalsOracle(engine, { hasTinySlots: true, isSparse: true }),
      { numRuns: 30 },
    ),
    propertyLaw('same-error-on-overflow', (engine) => equalsOracle(engine, { weight: 3e38 }), { numRuns: 20 }),
  ],
  defects: [
    accumulatorsInDenormals,
    partialBatchOverFullSize,
    reluThatHidesNan,
    sumsFromTheEnd,
    sumsInFloat64,
    updatedKernelPropagates,
  ],
});
