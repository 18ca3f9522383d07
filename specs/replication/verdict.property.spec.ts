import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge, VERDICTS, type Verdict } from '../../src/replication/verdict.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Judge = typeof judge;

const images = fc.integer({ min: 9780, max: 9900 });
const samples = fc.oneof(
  fc.array(
    images.map((right) => right / 10_000),
    { minLength: 1, maxLength: 12 },
  ),
  // Close together, as many runs are.
  fc
    .tuple(images, fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 2, maxLength: 12 }))
    .map(([middle, distances]) => distances.map((distance) => (middle + distance) / 10_000)),
);
const margins = fc.constantFrom(0.0005, 0.0012, 0.003, 0.006);
const few = { numRuns: 30 };

/** The rules of the verdicts, each on its own, as the words have them. */
function rulesThatHold({ tests, count, margin }: Verdict): string[] {
  if (tests === undefined || count < 3) return ['underpowered'];
  const isSame = tests.equivalenceP < 0.05;
  const isBelow = !isSame && tests.differenceInterval.upper < 0;
  const isAbove = !isSame && tests.differenceInterval.lower > 0;
  const isOpen = !isSame && !isBelow && !isAbove;
  const couldTell = tests.smallestDifference <= margin;
  return Object.entries({
    replicated: isSame,
    below: isBelow,
    above: isAbove,
    compatible: isOpen && couldTell,
    underpowered: isOpen && !couldTell,
  })
    .filter(([, holds]) => holds)
    .map(([name]) => name);
}

const givesTheOneVerdictWhoseRuleHolds = (implementation: Judge) =>
  fc.property(samples, margins, (values, margin) => {
    const verdict = implementation({ values, margin });
    expect(rulesThatHold(verdict)).toEqual([verdict.verdict]);
    expect(VERDICTS).toContain(verdict.verdict);
  });

/** As many values more, of the same mean and of the same sample deviation. */
function replicate(values: readonly number[], times: number): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const count = values.length * times;
  // The divisor n − 1 grows faster than the squares do.
  const stretch = Math.sqrt((count - 1) / (times * (values.length - 1)));
  return Array.from({ length: times }, () => values.map((value) => mean + (value - mean) * stretch)).flat();
}

const neverFallsBackToUnderpowered = (implementation: Judge) =>
  fc.property(samples, margins, fc.integer({ min: 2, max: 6 }), (values, margin, times) => {
    fc.pre(values.length > 1);
    const [before, after] = [values, replicate(values, times)].map((runs) => implementation({ values: runs, margin }));
    expect(after.tests?.standardDeviation ?? 0).toBeCloseTo(before.tests?.standardDeviation ?? 0, 12);
    if (before.verdict !== 'underpowered') expect(after.verdict).not.toBe('underpowered');
    if (before.verdict === 'replicated') expect(after.verdict).toBe('replicated');
  });

const sidesMirror = (implementation: Judge) =>
  fc.property(samples, margins, (values, margin) => {
    const target = { name: 'a half', successes: 85_000, count: 170_000 };
    const moved = values.map((value) => value - 0.4847);
    const [one, other] = [moved, moved.map((value) => 1 - value)].map((runs) =>
      implementation({ values: runs, margin, target }),
    );
    const mirror = new Map([
      ['below', 'above'],
      ['above', 'below'],
    ]);
    expect(other.verdict).toBe(mirror.get(one.verdict) ?? one.verdict);
  });

const ignoresTheOrder = (implementation: Judge) =>
  fc.property(samples, (values) => {
    expect(implementation({ values: values.toReversed() })).toEqual(implementation({ values }));
  });

const rename =
  (choose: (verdict: Verdict) => Verdict['verdict']): Judge =>
  (request) => {
    const verdict = judge(request);
    return { ...verdict, verdict: choose(verdict) };
  };
const bestRun: Judge = (request) =>
  judge({ ...request, values: request.values.map(() => Math.max(...request.values)) });
const firstThree: Judge = (request) => judge({ ...request, values: request.values.slice(0, 3) });
const notRefutedIsReplicated = rename(({ tests, verdict }) =>
  (tests?.differenceP ?? 0) > 0.05 ? 'replicated' : verdict,
);
const withoutPower = rename(({ verdict }) => (verdict === 'underpowered' ? 'compatible' : verdict));
const oneSided = rename(({ verdict }) => (verdict === 'above' ? 'replicated' : verdict));
const manyNeedMore = rename(({ verdict, count }) => (count > 12 ? 'underpowered' : verdict));

it('always gives the one verdict whose rule holds', () => {
  expectLaw(givesTheOneVerdictWhoseRuleHolds(judge), few);
  for (const defect of [notRefutedIsReplicated, withoutPower, oneSided]) {
    expectDefectCaught(givesTheOneVerdictWhoseRuleHolds(defect), few);
  }
});

it('never makes a decided verdict underpowered by more runs of the same mean and spread', () => {
  expectLaw(neverFallsBackToUnderpowered(judge), few);
  expectDefectCaught(neverFallsBackToUnderpowered(manyNeedMore), few);
});

it('always treats both sides of the target alike', () => {
  expectLaw(sidesMirror(judge), few);
  for (const defect of [oneSided, bestRun]) expectDefectCaught(sidesMirror(defect), few);
});

it('never depends on the order of the runs', () => {
  expectLaw(ignoresTheOrder(judge), few);
  expectDefectCaught(ignoresTheOrder(firstThree), few);
});
