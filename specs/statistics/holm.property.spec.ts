import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adjustByHolm } from '../../src/statistics/holm.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Adjust = typeof adjustByHolm;

/** In thousandths, so that tests are as likely near the limits as in practice. */
const probability = fc.integer({ min: 0, max: 200 }).map((thousandths) => thousandths / 1000);
const families = fc.array(probability, { minLength: 1, maxLength: 8 });

const liesBetweenRawAndBonferroni = (adjust: Adjust) =>
  fc.property(families, (raw) => {
    const adjusted = adjust(raw);
    expect(adjusted).toHaveLength(raw.length);
    for (const [index, p] of raw.entries()) {
      expect(adjusted[index]).toBeGreaterThanOrEqual(p);
      expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, p * raw.length));
    }
    expect(Math.min(...adjusted)).toBe(Math.min(1, Math.min(...raw) * raw.length));
  });

const keepsTheOrder = (adjust: Adjust) =>
  fc.property(families, (raw) => {
    const adjusted = adjust(raw);
    for (const [index, p] of raw.entries()) {
      for (const [other, q] of raw.entries()) if (p <= q) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[other]);
    }
  });

const ignoresTheOrder = (adjust: Adjust) =>
  fc.property(families, (raw) => {
    expect(adjust(raw.toReversed()).toReversed()).toEqual(adjust(raw));
  });

/** Holm's procedure as he wrote it: reject the smallest while p ≤ α / number left. */
const rejectsAsTheProcedure = (adjust: Adjust) =>
  fc.property(families, fc.constantFrom(0.05, 0.1, 0.25), (raw, alpha) => {
    const ascending = raw.toSorted((a, b) => a - b);
    const stop = ascending.findIndex((p, rank) => p * (raw.length - rank) > alpha);
    const rejected = stop === -1 ? raw.length : stop;
    expect(adjust(raw).filter((p) => p <= alpha)).toHaveLength(rejected);
  });

const bonferroni: Adjust = (raw) => raw.map((p) => Math.min(1, p * raw.length));
const none: Adjust = (raw) => [...raw];
const withoutMonotony: Adjust = (raw) =>
  raw.map((p) => Math.min(1, p * (raw.length - raw.filter((other) => other < p).length)));
const sorted: Adjust = (raw) => adjustByHolm(raw).toSorted((a, b) => a - b);
const unbounded: Adjust = (raw) => raw.map((p) => p * raw.length);

it('always lies between p and p times the number of tests', () => {
  expectLaw(liesBetweenRawAndBonferroni(adjustByHolm));
  for (const defect of [none, sorted, unbounded]) expectDefectCaught(liesBetweenRawAndBonferroni(defect));
});

it('always keeps the order of p', () => {
  expectLaw(keepsTheOrder(adjustByHolm));
  for (const defect of [withoutMonotony, sorted]) expectDefectCaught(keepsTheOrder(defect));
});

it('never depends on the order of the tests', () => {
  expectLaw(ignoresTheOrder(adjustByHolm));
  expectDefectCaught(ignoresTheOrder(sorted));
});

it('always rejects what the procedure rejects', () => {
  expectLaw(rejectsAsTheProcedure(adjustByHolm));
  for (const defect of [none, bonferroni, withoutMonotony]) expectDefectCaught(rejectsAsTheProcedure(defect));
});

it.each([[[-0.1]], [[0.5, 1.5]], [[Number.NaN]]])('refuses %j', (raw) => {
  expect(() => adjustByHolm(raw)).toThrow(
    expect.objectContaining({
      code: 'probability-invalid',
      message: `Expected every p to be from 0 to 1, received ${raw.at(-1)}.`,
    }),
  );
});

it('takes p of 0 and 1', () => {
  expect(adjustByHolm([1, 0])).toEqual([1, 0]);
});

it('adjusts none to none', () => {
  expect(adjustByHolm([])).toEqual([]);
});
