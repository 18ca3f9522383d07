import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStream } from '../../src/random/stream.ts';
import { drawNormal } from '../../src/random/normal.ts';
import { expectedMaximum } from '../../src/statistics/expected-maximum.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Expect = typeof expectedMaximum;

const GROUPS = 4000;

const isTheMeanOfBests = (maximum: Expect) =>
  fc.property(fc.nat(2 ** 32 - 1), fc.constantFrom(1, 2, 5, 15), (seed, count) => {
    const stream = openStream(seed, 'bests');
    const bests = Array.from({ length: GROUPS }, () =>
      Math.max(...Array.from({ length: count }, () => drawNormal(stream))),
    );
    const mean = bests.reduce((sum, best) => sum + best, 0) / GROUPS;
    // Five standard errors of a mean of bests, each of which varies less than a single draw.
    expect(Math.abs(mean - maximum(count))).toBeLessThan(5 / Math.sqrt(GROUPS));
  });

const growsSlowerAndSlower = (maximum: Expect) =>
  fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
    const [one, two, three] = [count, count + 1, count + 2].map((size) => maximum(size));
    expect(two).toBeGreaterThan(one);
    expect(three - two).toBeLessThan(two - one);
  });

const quantile: Expect = (count) => expectedMaximum(2 * count);
const oneLess: Expect = (count) => expectedMaximum(Math.max(1, count - 1));
const linear: Expect = (count) => count / 10;

it('always is the mean of bests', () => {
  expectLaw(isTheMeanOfBests(expectedMaximum), { numRuns: 6 });
  for (const defect of [quantile, oneLess]) expectDefectCaught(isTheMeanOfBests(defect), { numRuns: 6 });
});

it('always grows with the number of draws, and slower and slower', () => {
  expectLaw(growsSlowerAndSlower(expectedMaximum), { numRuns: 30 });
  for (const defect of [linear, oneLess]) expectDefectCaught(growsSlowerAndSlower(defect), { numRuns: 200 });
});

it('is 0 for one draw', () => {
  expect(expectedMaximum(1)).toBe(0);
});

it.each([0, -1, 1.5, 1_000_001, Number.NaN])('refuses %s', (count) => {
  expect(() => expectedMaximum(count)).toThrow(
    expect.objectContaining({
      code: 'draws-invalid',
      message: `Expected \`count\` to be an integer from 1 to 1,000,000, received ${count}.`,
    }),
  );
});
