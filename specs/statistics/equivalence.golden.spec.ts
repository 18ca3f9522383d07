import { expect, it } from 'vitest';
import { testEquivalence } from '../../src/statistics/equivalence.ts';
import { oneSampleTest, pairedTest, welchTest } from '../../src/statistics/mean-tests.ts';
import { SLEEP } from './published.ts';

// statsmodels 0.15.0 on Student's sleep data: ttost_ind(a, b, -3, 3, usevar='unequal'), ttost_paired(a, b, -3, 3),
// DescrStatsW(a).ttost_mean(-2, 2).
it.each([
  ["Welch's", welchTest(SLEEP), 3, 0.05597891453224451, 2.081149685882119e-5],
  ['paired', pairedTest(SLEEP), 3, 0.002655570292658671, 4.5226949658324543e-7],
  ['one-sample', oneSampleTest(SLEEP.a), 2, 0.00044733550388919565, 0.027244083720518505],
])('agrees with statsmodels on the %s test', (_name, estimate, margin, belowP, aboveP) => {
  const tested = testEquivalence(estimate, { margin });
  expect(tested.belowP).toBeCloseTo(belowP, 12);
  expect(tested.aboveP).toBeCloseTo(aboveP, 12);
  expect(tested.p).toBe(Math.max(tested.belowP, tested.aboveP));
  expect(tested.isEquivalent).toBe(tested.p < 0.05);
});
