import { it } from 'vitest';
import { summarize } from '../../src/statistics/summary.ts';
import { tInterval } from '../../src/statistics/t-interval.ts';
import { wilsonInterval } from '../../src/statistics/wilson-interval.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { coversItsShare } from './coverage-law.ts';
import {
  type TInterval,
  type WilsonInterval,
  isCentredAndWidensWithTheLevel,
  holdsTheShareAndMirrors,
} from './interval-laws.ts';

const aroundTheBest: TInterval = (values, level) => {
  const { lower, upper } = tInterval(values, level);
  const shift = Math.max(...values) - summarize(values).mean;
  return { lower: lower + shift, upper: upper + shift };
};
const risk: TInterval = (values, level) => tInterval(values, 1 - (level ?? 0.95));
const wald: WilsonInterval = (successes, count) => {
  const share = successes / count;
  const half = 1.96 * Math.sqrt((share * (1 - share)) / count);
  return { lower: share - half, upper: share + half };
};
const ofTheOtherShare: WilsonInterval = (successes, count, level) => wilsonInterval(count - successes, count, level);

it('always centres a t interval at the mean and widens it with the level', () => {
  expectLaw(isCentredAndWidensWithTheLevel(tInterval));
  expectDefectCaught(isCentredAndWidensWithTheLevel(aroundTheBest));
  expectDefectCaught(isCentredAndWidensWithTheLevel(risk));
});

it('always covers the mean of a normal distribution as often as a t interval’s level says', () => {
  expectLaw(coversItsShare(tInterval), { numRuns: 10 });
  expectDefectCaught(
    coversItsShare((values) => tInterval(values, 0.8)),
    { numRuns: 10 },
  );
});

it('always holds the share in a Wilson interval within [0, 1] and mirrors it', () => {
  expectLaw(holdsTheShareAndMirrors(wilsonInterval));
  expectDefectCaught(holdsTheShareAndMirrors(wald));
  expectDefectCaught(holdsTheShareAndMirrors(ofTheOtherShare));
});
