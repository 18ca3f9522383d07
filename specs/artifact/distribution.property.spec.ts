import fc from 'fast-check';
import { describe, it } from 'vitest';
import { compareDistributions } from '../../src/artifact/distribution.ts';
import { sweepWith } from '../support/changed-records.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

const MARGIN = 0.0012;

type Compare = typeof compareDistributions;

const accuracies = fc.array(fc.double({ min: 0.98, max: 0.982, noNaN: true }), { minLength: 1, maxLength: 9 });
const draws = fc
  .tuple(fc.record({ adam: accuracies, sgd: accuracies }), fc.record({ adam: accuracies, sgd: accuracies }))
  .map(([a, b]) => ({ a: sweepWith(a), b: sweepWith(b) }));

const isTheSameBackwards = (compare: Compare) =>
  fc.property(draws, ({ a, b }) => {
    const [there, back] = [compare({ a, b }, MARGIN), compare({ a: b, b: a }, MARGIN)];
    return (
      there.isEquivalent === back.isEquivalent &&
      there.treatments.every(({ counts, means, test }, index) => {
        const other = back.treatments[index];
        return (
          counts.a === other.counts.b &&
          means.a === other.means.b &&
          (test?.difference ?? 0) === -(other.test?.difference ?? 0)
        );
      })
    );
  });

const holdsTheIntervalWithinTheMargin = (compare: Compare) =>
  fc.property(draws, (pair) =>
    compare(pair, MARGIN).treatments.every(({ test, isEquivalent }) => {
      if (test === undefined) return !isEquivalent;
      const { lower, upper } = test.interval;
      // on the margin itself, rounding decides
      if (Math.abs(test.p - 0.05) < 1e-9) return true;
      return isEquivalent === test.p < 0.05 && isEquivalent === (lower > -MARGIN && upper < MARGIN);
    }),
  );

describe('a comparison of distributions', () => {
  it('always says the same of two sweeps in either order', () => {
    expectLaw(isTheSameBackwards(compareDistributions), { numRuns: 50 });
  });

  it('always finds equivalent what has its interval within the margin', () => {
    expectLaw(holdsTheIntervalWithinTheMargin(compareDistributions), { numRuns: 50 });
  });

  it('is told apart from one that looks at the first sweep only', () => {
    expectDefectCaught(isTheSameBackwards(({ a }, margin) => compareDistributions({ a, b: a }, margin)));
  });

  it('is told apart from one of twice the margin', () => {
    expectDefectCaught(holdsTheIntervalWithinTheMargin((pair, margin) => compareDistributions(pair, 2 * margin)));
  });
});
