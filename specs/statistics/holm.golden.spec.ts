import { expect, it } from 'vitest';
import { adjustByHolm } from '../../src/statistics/holm.ts';

// R 4, p.adjust(p, "holm"); statsmodels 0.15.0, multipletests(p, method='holm'), agrees.
it.each([
  [
    [0.01, 0.02, 0.03, 0.04, 0.05],
    [0.05, 0.08, 0.09, 0.09, 0.09],
  ],
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
])('adjusts %j', (raw, published) => {
  for (const [index, p] of adjustByHolm(raw).entries()) expect(p).toBeCloseTo(published[index], 12);
});
