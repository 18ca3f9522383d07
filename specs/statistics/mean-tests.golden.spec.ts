import { describe, expect, it } from 'vitest';
import { combineErrors, oneSampleTest, pairedTest, welchTest } from '../../src/statistics/mean-tests.ts';
import { SLEEP } from './published.ts';

describe('welchTest', () => {
  // R 4, example of ?t.test, t.test(extra ~ group, data = sleep):
  // t = -1.8608, df = 17.776, p-value = 0.07939, 95 percent confidence interval: -3.3654832 0.2054832.
  it("agrees with R on Student's sleep data", () => {
    const { estimate, degrees, statistic, p, interval } = welchTest(SLEEP);
    expect(estimate).toBeCloseTo(-1.58, 12);
    expect([statistic.toFixed(4), degrees.toFixed(3), p.toFixed(5)]).toEqual(['-1.8608', '17.776', '0.07939']);
    expect([interval.lower.toFixed(7), interval.upper.toFixed(7)]).toEqual(['-3.3654832', '0.2054832']);
  });
});

describe('pairedTest', () => {
  // R 4, example of ?t.test, the same with paired = TRUE:
  // t = -4.0621, df = 9, p-value = 0.002833, 95 percent confidence interval: -2.4598858 -0.7001142.
  it("agrees with R on Student's sleep data", () => {
    const { estimate, degrees, statistic, p, interval } = pairedTest(SLEEP);
    expect(estimate).toBeCloseTo(-1.58, 12);
    expect([statistic.toFixed(4), degrees, p.toFixed(6)]).toEqual(['-4.0621', 9, '0.002833']);
    expect([interval.lower.toFixed(7), interval.upper.toFixed(7)]).toEqual(['-2.4598858', '-0.7001142']);
  });
});

describe('oneSampleTest', () => {
  // scipy 1.17.1, scipy.stats.ttest_1samp(a, 0) and its confidence_interval().
  it('agrees with scipy on the first drug', () => {
    const { statistic, p, interval } = oneSampleTest(SLEEP.a);
    expect(statistic).toBeCloseTo(1.3257101407138214, 12);
    expect(p).toBeCloseTo(0.2175977800684489, 12);
    expect(interval.lower).toBeCloseTo(-0.5297804135262321, 12);
    expect(interval.upper).toBeCloseTo(2.029780413526232, 12);
  });
});

describe('combineErrors', () => {
  // JCGM 100:2008 (GUM), G.4.1, example: relative standard uncertainties of a product, 0.25 %, 0.57 % and 0.82 % of 9, 4
  // and 14 degrees of freedom, have 1.03 % together, of 19.0 degrees of freedom.
  it('agrees with the example of the GUM', () => {
    const { standardError, degrees } = combineErrors([
      { estimate: 0, standardError: 0.25, degrees: 9 },
      { estimate: 0, standardError: 0.57, degrees: 4 },
      { estimate: 0, standardError: 0.82, degrees: 14 },
    ]);
    expect([standardError.toFixed(2), degrees.toFixed(1)]).toEqual(['1.03', '19.0']);
  });
});
