import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { RoundTime } from '../../src/bench/race.ts';
import { compareTimes, type Ratio } from '../../src/bench/ratio.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Compare = (times: readonly RoundTime[], reference: readonly RoundTime[] | undefined) => Ratio | null;

const times = fc
  .array(fc.double({ min: 0.1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 9 })
  .map((values) => values.map((cpuMs, round): RoundTime => ({ round, cpuMs, wallMs: cpuMs })));
const factor = fc.constantFrom(0.25, 0.5, 2, 4);

function scale(rounds: readonly RoundTime[], by: number): RoundTime[] {
  return rounds.map(({ round, cpuMs, wallMs }) => ({ round, cpuMs: cpuMs * by, wallMs }));
}

function middle(rounds: readonly RoundTime[]): number {
  return rounds.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)];
}

const keepsProportion = (compare: Compare) =>
  fc.property(times, factor, (rounds, by) => {
    const ratio = compare(scale(rounds, by), rounds);
    return ratio?.least === by && ratio.median === by;
  });

const seesSharedRoundsOnly = (compare: Compare) =>
  fc.property(times, factor, (rounds, by) => {
    const later = rounds.map(({ round, cpuMs, wallMs }) => ({ round: round + rounds.length, cpuMs, wallMs }));
    return compare(scale(rounds, by), [...rounds, ...scale(later, 1000)])?.median === by;
  });

const isNullWithoutReference = (compare: Compare) =>
  fc.property(times, (rounds) => compare(rounds, undefined) === null);

describe('compareTimes', () => {
  it('always answers n for somebody who is n times slower in every round', () => {
    expectLaw(keepsProportion(compareTimes));
    expectDefectCaught(keepsProportion((own, other) => compareTimes(other ?? [], own)));
  });

  it('always takes the median over the rounds that both ran', () => {
    expectLaw(seesSharedRoundsOnly(compareTimes));
    expectDefectCaught(seesSharedRoundsOnly((own, other = []) => ({ least: 1, median: middle(own) / middle(other) })));
  });

  it('never has a ratio without a reference', () => {
    expectLaw(isNullWithoutReference(compareTimes));
    expectDefectCaught(isNullWithoutReference((own, other = own) => compareTimes(own, other)));
  });
});
