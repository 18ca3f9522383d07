import { describe, it } from 'vitest';
import { openOracle } from '../../src/engine/oracle/oracle.ts';
import { CONTRACT_RULES, type OracleRules } from '../../src/engine/oracle/rules.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { descendingDot } from './defects.ts';
import { equalsOracle } from './bit-contract-laws.ts';

const planted = (defect: Partial<OracleRules>) => openOracle({ ...CONTRACT_RULES, ...defect });

const fusedDot: OracleRules['dot'] = (count, a, b) => {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a(k) * b(k);
  return Math.fround(sum);
};

describe('the bit contract', () => {
  it('always gives the same bits in the portable engine as in the oracle', async () => {
    await expectLawAsync(equalsOracle(portableEngine), { numRuns: 150 });
  });

  it('always gives the same bits with accumulators about to be flushed', async () => {
    await expectLawAsync(equalsOracle(portableEngine, { hasTinySlots: true, isSparse: true }), { numRuns: 60 });
  });

  it('always gives the same bits, or the same error, with weights up to 1e10', async () => {
    await expectLawAsync(equalsOracle(portableEngine, { weight: 1e10 }), { numRuns: 40 });
  });

  it('always gives the same error with weights that overflow', async () => {
    await expectLawAsync(equalsOracle(portableEngine, { weight: 3e38 }), { numRuns: 40 });
  });
});

describe('the bit contract catches', () => {
  it('sums over descending k', async () => {
    await expectDefectCaughtAsync(equalsOracle(planted({ dot: descendingDot })));
  });

  it('fused products, summed in float64', async () => {
    await expectDefectCaughtAsync(equalsOracle(planted({ dot: fusedDot })));
  });

  it('a relu that hides NaN', async () => {
    const defect = planted({ relu: (x) => (x > 0 ? x : 0) });
    await expectDefectCaughtAsync(equalsOracle(defect, { weight: 3e38 }));
  });

  it('accumulators that are not flushed', async () => {
    const defect = planted({ flush: (value) => value });
    await expectDefectCaughtAsync(equalsOracle(defect, { hasTinySlots: true, isSparse: true }));
  });

  it('gradients taken to the layer below by updated kernels', async () => {
    await expectDefectCaughtAsync(equalsOracle(planted({ propagator: ({ after }) => after })));
  });

  it('partial batches divided by the full batch size', async () => {
    await expectDefectCaughtAsync(equalsOracle(planted({ divisor: (_, batchSize) => batchSize })));
  });
});
