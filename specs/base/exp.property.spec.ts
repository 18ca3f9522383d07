import fc from 'fast-check';
import { describe, it } from 'vitest';
import { portableExp } from '../../src/base/exp.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { errorInUlp, nextUp, preciseExp } from '../support/precise.ts';

type Exp = (x: number) => number;

const domain = fc.double({ min: -708, max: 709, noNaN: true });
const small = fc.double({ min: -1, max: 1, noNaN: true });
const argument = fc.oneof(domain, small, fc.integer({ min: -708, max: 709 }));

const isNearTheTruth = (exp: Exp) => fc.property(argument, (x) => errorInUlp(exp(x), preciseExp(x)) < 1);
const neverFalls = (exp: Exp) => fc.property(argument, (x) => exp(nextUp(x)) >= exp(x));
const inverts = (exp: Exp) => fc.property(small, (x) => Math.abs(exp(x) * exp(-x) - 1) < 1e-15);

describe('portableExp', () => {
  it('is always less than 1 ULP from e^x', () => {
    expectLaw(isNearTheTruth(portableExp), { numRuns: 1500 });
  });

  it('never falls from one float64 to the next', () => {
    expectLaw(neverFalls(portableExp), { numRuns: 20_000 });
  });

  it('always has exp(−x) as its reciprocal', () => {
    expectLaw(inverts(portableExp), { numRuns: 1000 });
  });

  it('is told apart from a polynomial that lost its last term', () => {
    expectDefectCaught(isNearTheTruth((x) => portableExp(x) * (1 - 4.1e-8 * (x - Math.round(x)))));
  });

  it('is told apart from a float32 result', () => {
    expectDefectCaught(isNearTheTruth((x) => Math.fround(portableExp(x))));
  });

  it('is told apart from a function with a step back', () => {
    expectDefectCaught(neverFalls((x) => (x > 3 ? portableExp(x) * 0.99 : portableExp(x) * 1.1 - x)));
  });

  it('is told apart from one that forgets the sign', () => {
    expectDefectCaught(inverts((x) => portableExp(Math.abs(x))));
  });
});
