import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Schedule } from '../../src/network/network.ts';
import { learningRates } from '../../src/network/schedule.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { reals } from './arbitraries.ts';

type LearningRates = typeof learningRates;

const rate = reals(1e-4, 2);
const stepSchedule = fc.record({
  kind: fc.constant('step' as const),
  rate,
  divisor: reals(1, 10),
  at: fc.uniqueArray(reals(0.01, 0.99), { maxLength: 4 }).map((fractions) => fractions.toSorted((a, b) => a - b)),
});
const cosineSchedule = fc.record({ kind: fc.constant('cosine' as const), rate });
const schedules = fc.oneof<fc.Arbitrary<Schedule>[]>(
  fc.record({ kind: fc.constant('constant' as const), rate }),
  stepSchedule,
  cosineSchedule,
);
const stepCounts = fc.integer({ min: 1, max: 3000 });

const startsAtItsRateAndOnlyFalls = (rates: LearningRates) =>
  fc.property(schedules, stepCounts, (schedule, steps) => {
    const values = rates(schedule, steps);
    expect(values).toHaveLength(steps);
    expect(values[0]).toBe(schedule.rate);
    expect(values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
    expect(values.every((value, index) => index === 0 || value <= values[index - 1])).toBe(true);
  });

const fallsAlongTheCosine = (rates: LearningRates) =>
  fc.property(cosineSchedule, stepCounts, (schedule, steps) => {
    const worst = rates(schedule, steps).reduce((most, value, index) => {
      const expected = schedule.rate * 0.5 * (1 + Math.cos((Math.PI * index) / steps));
      return Math.max(most, Math.abs(value - expected));
    }, 0);
    expect(worst).toBeLessThan(1e-12);
  });

const dividesOnceForEachFractionPassed = (rates: LearningRates) =>
  fc.property(stepSchedule, stepCounts, (schedule, steps) => {
    const worst = rates(schedule, steps).reduce((most, value, done) => {
      const passed = schedule.at.filter((fraction) => done / steps >= fraction).length;
      return Math.max(most, Math.abs((value / schedule.rate) * schedule.divisor ** passed - 1));
    }, 0);
    expect(worst).toBeLessThan(1e-14);
  });

const oneStepLate: LearningRates = (schedule, steps) => learningRates(schedule, steps + 1).slice(1);
const overThePeriod: LearningRates = (schedule, steps) =>
  learningRates(schedule, steps).map((_, index) => schedule.rate * 0.5 * (1 + Math.cos((2 * Math.PI * index) / steps)));
const toTheLastStep: LearningRates = (schedule, steps) =>
  learningRates(schedule, steps).map(
    (_, index) => schedule.rate * 0.5 * (1 + Math.cos((Math.PI * index) / Math.max(1, steps - 1))),
  );
const withoutTheHalf: LearningRates = (schedule, steps) => learningRates(schedule, steps).map((value) => 2 * value);
const dividesByTheFirstPower: LearningRates = (schedule, steps) =>
  learningRates(schedule, steps).map((value) =>
    schedule.kind === 'step' && value < schedule.rate ? schedule.rate / schedule.divisor : value,
  );

it('always starts at its rate, never rises and never is negative', () => {
  expectLaw(startsAtItsRateAndOnlyFalls(learningRates));
  expectDefectCaught(startsAtItsRateAndOnlyFalls(oneStepLate));
  expectDefectCaught(startsAtItsRateAndOnlyFalls(overThePeriod));
  expectDefectCaught(startsAtItsRateAndOnlyFalls(withoutTheHalf));
});

it('always falls along half a cosine, to 0 one step after the last', () => {
  expectLaw(fallsAlongTheCosine(learningRates));
  expectDefectCaught(fallsAlongTheCosine(toTheLastStep));
  expectDefectCaught(fallsAlongTheCosine(overThePeriod));
});

it('always divides once for each fraction of the run that has passed', () => {
  expectLaw(dividesOnceForEachFractionPassed(learningRates));
  expectDefectCaught(dividesOnceForEachFractionPassed(dividesByTheFirstPower));
  expectDefectCaught(dividesOnceForEachFractionPassed(oneStepLate));
});
