import fc from 'fast-check';
import { tanh as exactTanh, bignumber, exp } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { ulpDistance } from '../../../src/base/float32.ts';
import { activate, type HiddenActivation, slope } from '../../../src/network/activations/activation.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { reals } from '../arbitraries.ts';

type Activate = typeof activate;
type Slope = typeof slope;

// Magnitudes from 2⁻⁴⁰ to 2¹⁰, so that every branch is met.
const arguments32 = fc
  .tuple(reals(-40, 10), fc.constantFrom(-1, 1))
  .map(([exponent, sign]) => Math.fround(sign * 2 ** exponent));

const exact: Record<HiddenActivation, (x: number) => number> = {
  relu: (x) => Math.max(0, x),
  tanh: (x) => (Math.abs(x) > 100 ? Math.sign(x) : exactTanh(bignumber(x)).toNumber()),
  logistic: (x) =>
    bignumber(1)
      .div(exp(bignumber(-x)).add(1))
      .toNumber(),
};

const roundsToTheExactValue = (implementation: Activate, kind: HiddenActivation) =>
  fc.property(arguments32, (x) => {
    expect(ulpDistance(implementation(kind, x), exact[kind](x))).toBe(0);
  });

const isRightToTwelveDigits = (implementation: Activate) =>
  fc.property(arguments32, (x) => {
    expect(Math.abs(implementation('tanh', x) / exact.tanh(x) - 1)).toBeLessThan(1e-12);
  });

it('always has twelve digits of tanh before an engine rounds it', () => {
  expectLaw(isRightToTwelveDigits(activate), { numRuns: 500 });
  expectDefectCaught(
    isRightToTwelveDigits((kind, x) => Math.fround(activate(kind, x))),
    { numRuns: 500 },
  );
});

describe.each(['relu', 'tanh', 'logistic'] as const)('%s', (kind) => {
  it('always rounds to the float32 nearest to the exact value', () => {
    expectLaw(roundsToTheExactValue(activate, kind), { numRuns: 500 });
  });

  const slopeAgreesWithDifferences = (implementation: Slope) =>
    fc.property(reals(-6, 6), (x) => {
      fc.pre(kind !== 'relu' || Math.abs(x) > 1e-3);
      const width = 1e-5;
      const difference = (activate(kind, x + width) - activate(kind, x - width)) / (2 * width);
      expect(Math.abs(implementation(kind, activate(kind, x)) - difference)).toBeLessThan(1e-9);
    });

  it('always has the slope of its finite differences', () => {
    expectLaw(slopeAgreesWithDifferences(slope));
    expectDefectCaught(slopeAgreesWithDifferences((_, activated) => activated));
    expectDefectCaught(slopeAgreesWithDifferences(() => 1));
    expectDefectCaught(
      slopeAgreesWithDifferences((_, activated) => slope(kind === 'tanh' ? 'logistic' : 'tanh', activated)),
    );
  });
});

it('always catches a cancelling tanh, an unbounded one and a logistic of the wrong sign', () => {
  expectDefectCaught(
    roundsToTheExactValue((_, x) => 1 - 2 / (Math.exp(2 * x) + 1), 'tanh'),
    { numRuns: 500 },
  );
  expectDefectCaught(
    roundsToTheExactValue((_, x) => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1), 'tanh'),
    { numRuns: 500 },
  );
  expectDefectCaught(
    roundsToTheExactValue((kind, x) => activate(kind, -x), 'logistic'),
    { numRuns: 500 },
  );
});
