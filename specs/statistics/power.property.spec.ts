import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Design,
  detectableDifference,
  errorOfDesign,
  powerToDetect,
  sampleSize,
} from '../../src/statistics/power.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Power = typeof powerToDetect;
type Detect = typeof detectableDifference;
type Size = typeof sampleSize;

const designs = fc.constantFrom<Design>('one-sample', 'two-sample');
const counts = fc.integer({ min: 2, max: 60 });
const effects = fc.integer({ min: 0, max: 600 }).map((percent) => percent / 100);
const powers = fc.constantFrom(0.3, 0.5, 0.8, 0.9);

/** The series of the library is right to so much. */
const TOLERANCE = 1e-6;
const few = { numRuns: 40 };

const growsWithCountAndEffect = (power: Power) =>
  fc.property(designs, counts, effects, (design, count, effect) => {
    const found = power(errorOfDesign(design, count), effect);
    expect(power(errorOfDesign(design, count + 1), effect)).toBeGreaterThanOrEqual(found - TOLERANCE);
    expect(power(errorOfDesign(design, count), effect + 0.1)).toBeGreaterThanOrEqual(found - TOLERANCE);
    expect(power(errorOfDesign(design, count), -effect)).toBe(found);
  });

const isTheRiskWithoutEffect = (power: Power) =>
  fc.property(designs, counts, (design, count) => {
    expect(power(errorOfDesign(design, count), 0)).toBeCloseTo(0.05, 6);
  });

const isFoundWithThatPower = (detect: Detect) =>
  fc.property(designs, counts, powers, (design, count, power) => {
    const error = errorOfDesign(design, count);
    expect(powerToDetect(error, detect(error, power))).toBeCloseTo(power, 4);
  });

const isTheSmallestThatIsEnough = (size: Size) =>
  fc.property(designs, fc.integer({ min: 20, max: 600 }), powers, (design, percent, power) => {
    const effect = percent / 100;
    const count = size({ design, effect, power }) ?? 0;
    expect(powerToDetect(errorOfDesign(design, count), effect)).toBeGreaterThanOrEqual(power);
    if (count > 2) expect(powerToDetect(errorOfDesign(design, count - 1), effect)).toBeLessThan(power);
  });

const isWhatItsPowerNeeds = (size: Size) =>
  fc.property(designs, counts, effects, (design, count, effect) => {
    const power = powerToDetect(errorOfDesign(design, count), effect);
    fc.pre(power > 0.06 && power <= 0.9);
    expect(size({ design, effect, power })).toBe(count);
  });

const nearTail: Power = ({ standardError, degrees }, difference) =>
  powerToDetect({ standardError, degrees }, Math.abs(difference)) - (difference === 0 ? 0.025 : 0);
const perValue: Power = ({ degrees }, difference) =>
  powerToDetect({ standardError: 1 / degrees, degrees }, -1 / (1 + Math.abs(difference)));
const signed: Power = (error, difference) => powerToDetect(error, Math.max(0, difference));
const normal: Detect = ({ standardError }, power) => detectableDifference({ standardError, degrees: Infinity }, power);
const inErrors: Detect = ({ degrees }, power) => detectableDifference({ standardError: 1, degrees }, power);
const oneMore: Size = (sought) => (sampleSize(sought) ?? 0) + 1;
const inAll: Size = (sought) => 2 * (sampleSize(sought) ?? 0);

it('never falls when the count or the effect grows', () => {
  expectLaw(growsWithCountAndEffect(powerToDetect), few);
  for (const defect of [perValue, signed]) expectDefectCaught(growsWithCountAndEffect(defect), few);
});

it('always is the significance where there is no effect', () => {
  expectLaw(isTheRiskWithoutEffect(powerToDetect), few);
  expectDefectCaught(isTheRiskWithoutEffect(nearTail), few);
});

it('always finds the detectable difference with the power that was asked for', () => {
  expectLaw(isFoundWithThatPower(detectableDifference), few);
  for (const defect of [normal, inErrors]) expectDefectCaught(isFoundWithThatPower(defect), few);
});

it('always gives the smallest sample that is enough', () => {
  expectLaw(isTheSmallestThatIsEnough(sampleSize), few);
  for (const defect of [oneMore, inAll]) expectDefectCaught(isTheSmallestThatIsEnough(defect), few);
});

it('always gives back the sample that a power is of', () => {
  expectLaw(isWhatItsPowerNeeds(sampleSize), few);
  for (const defect of [oneMore, inAll]) expectDefectCaught(isWhatItsPowerNeeds(defect), few);
});
