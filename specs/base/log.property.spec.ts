import fc from 'fast-check';
import { describe, it } from 'vitest';
import { portableExp } from '../../src/base/exp.ts';
import { portableLog } from '../../src/base/log.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { errorInUlp, nextUp, preciseLog } from '../support/precise.ts';

type Log = (x: number) => number;

const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
const nearOne = fc.double({ min: 0.5, max: 2, noNaN: true });
const share = fc.double({ min: 1e-12, max: 1, noNaN: true });
const argument = fc.oneof(positive, nearOne, share);

const isNearTheTruth = (log: Log) => fc.property(argument, (x) => errorInUlp(log(x), preciseLog(x)) < 1);
const neverFalls = (log: Log) => fc.property(argument, (x) => log(nextUp(x)) >= log(x));
const undoesExp = (log: Log) =>
  fc.property(
    fc.double({ min: -700, max: 700, noNaN: true }),
    (x) => Math.abs(log(portableExp(x)) - x) <= 4e-16 * Math.max(1, Math.abs(x)),
  );

describe('portableLog', () => {
  it('is always less than 1 ULP from ln x, denormals included', () => {
    expectLaw(isNearTheTruth(portableLog), { numRuns: 1500 });
  });

  it('never falls from one float64 to the next', () => {
    expectLaw(neverFalls(portableLog), { numRuns: 20_000 });
  });

  it('always undoes portableExp', () => {
    expectLaw(undoesExp(portableLog), { numRuns: 2000 });
  });

  it('is told apart from log2 times ln 2, which loses the last place', () => {
    expectDefectCaught(
      isNearTheTruth((x) => Math.log2(x) * Math.LN2),
      { numRuns: 1000 },
    );
  });

  it('is told apart from one that stops at the smallest normal number', () => {
    expectDefectCaught(
      isNearTheTruth((x) => portableLog(Math.max(x, 2.3e-308))),
      { numRuns: 1000 },
    );
  });

  it('is told apart from a function with a step back', () => {
    expectDefectCaught(
      neverFalls((x) => portableLog(x) - (x > 1 ? 0.1 : 0)),
      { numRuns: 20_000 },
    );
  });

  it('is told apart from a logarithm to base 2', () => {
    expectDefectCaught(undoesExp(Math.log2));
  });
});
