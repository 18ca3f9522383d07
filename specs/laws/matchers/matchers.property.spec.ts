import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchers } from '../../../src/laws/matchers/matchers.ts';
import { softmax } from '../../../src/network/loss/cross-entropy.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

type SameBits = (received: Float32Array, expected: Float32Array) => { readonly pass: boolean };
type WithinUlp = (received: number, expected: number, maxUlp: number) => { readonly pass: boolean };
type ProbabilityRows = (received: Float64Array, classes: number) => { readonly pass: boolean };
type PermutationOf = (received: readonly number[], expected: readonly number[]) => { readonly pass: boolean };

const words = fc.uint32Array({ minLength: 1, maxLength: 20 });
const special = fc.constantFrom(0, 0x80000000, 0x7fc00000, 0x7fc00001, 0xffc00000, 1, 0x80000001);

const floats = (bits: Uint32Array) => new Float32Array(bits.buffer);

const knowsEveryBit = (matcher: SameBits) =>
  fc.property(words, special, fc.nat(), fc.nat(31), (drawn, word, draw, bit) => {
    const place = draw % drawn.length;
    const one = drawn.with(place, word);
    const other = one.with(place, (word ^ (1 << bit)) >>> 0);
    expect(matcher(floats(one), floats(one.slice())).pass).toBe(true);
    expect(matcher(floats(one), floats(other)).pass).toBe(false);
  });

it('toHaveSameBitsAs always knows every bit, of zeros and NaNs too', () => {
  expectLaw(knowsEveryBit(matchers.toHaveSameBitsAs));
});

it.each<[string, SameBits]>([
  ['==', (a, b) => ({ pass: a.every((value, index) => value === b[index]) })],
  ['Object.is', (a, b) => ({ pass: a.every((value, index) => Object.is(value, b[index])) })],
  ['nearly equal', (a, b) => ({ pass: a.every((value, index) => !(Math.abs(value - b[index]) > 1e-6)) })],
  ['the last number only', (a, b) => matchers.toHaveSameBitsAs(a.subarray(-1), b.subarray(-1))],
])('toHaveSameBitsAs always knows every bit: catches %s', (_defect, matcher) => {
  expectDefectCaught(knowsEveryBit(matcher));
});

const finite = fc.float({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 100), max: 2 ** 100 });

const stepUp = (value: number, steps: number) => {
  const float = Float32Array.of(value);
  const word = new Int32Array(float.buffer);
  for (let step = 0; step < steps; step++) {
    if (float[0] === 0) word[0] = 1;
    else word[0] += float[0] > 0 ? 1 : -1;
  }
  return float[0];
};

const countsFloats = (matcher: WithinUlp) =>
  fc.property(finite, fc.nat(8), fc.nat(8), (value, steps, maxUlp) => {
    const [low, high] = [Math.fround(value), stepUp(value, steps)];
    // +0 and −0 are no step apart
    fc.pre(low > 0 || high < 0);
    expect([matcher(low, high, maxUlp).pass, matcher(high, low, maxUlp).pass]).toEqual([
      steps <= maxUlp,
      steps <= maxUlp,
    ]);
  });

it('toBeWithinUlp always counts float32 values', () => {
  expectLaw(countsFloats(matchers.toBeWithinUlp));
});

it.each<[string, WithinUlp]>([
  ['one less', (a, b, maxUlp) => matchers.toBeWithinUlp(a, b, Math.max(0, maxUlp - 1))],
  ['a part of 1', (a, b, maxUlp) => ({ pass: Math.abs(a - b) <= maxUlp * 2 ** -23 })],
  ['a part of the number', (a, b, maxUlp) => ({ pass: Math.abs(a - b) <= maxUlp * 2 ** -23 * Math.abs(b) })],
  ['the sign lost', (a, b, maxUlp) => ({ pass: a - b <= 0 && matchers.toBeWithinUlp(a, b, maxUlp).pass })],
])('toBeWithinUlp always counts float32 values: catches %s', (_defect, matcher) => {
  expectDefectCaught(countsFloats(matcher));
});

const logits = fc.integer({ min: 1, max: 12 }).chain((classes) =>
  fc.array(fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: classes, maxLength: classes }), {
    minLength: 1,
    maxLength: 6,
  }),
);

const knowsSoftmax = (matcher: ProbabilityRows) =>
  fc.property(logits, fc.nat(), fc.constantFrom(-0.01, 0.01, 1, -1, NaN, Infinity), (rows, draw, change) => {
    const classes = rows[0].length;
    const probabilities = Float64Array.from(rows.flatMap((row) => Array.from(softmax(row))));
    expect(matcher(probabilities, classes).pass).toBe(true);
    const place = draw % probabilities.length;
    expect(matcher(probabilities.with(place, probabilities[place] + change), classes).pass).toBe(false);
    const moved = probabilities.map((value, index) => value + (index === 0 ? 0.01 : index === classes ? -0.01 : 0));
    expect(matcher(moved, classes).pass).toBe(false);
  });

it('toBeProbabilityRows always knows rows of a softmax from rows that are off', () => {
  expectLaw(knowsSoftmax(matchers.toBeProbabilityRows));
});

it.each<[string, ProbabilityRows]>([
  [
    'the sum of all rows',
    (values, classes) => {
      const sum = values.reduce((total, value) => total + value, 0);
      return { pass: Math.abs(sum - values.length / classes) < 1e-6 };
    },
  ],
  ['bounds only', (values) => ({ pass: values.every((value) => value >= 0 && value <= 1) })],
  [
    'a NaN that passes',
    (values, classes) =>
      matchers.toBeProbabilityRows(values.some(Number.isNaN) ? [1] : values, values.some(Number.isNaN) ? 1 : classes),
  ],
  ['a sum within a tenth', (values, classes) => matchers.toBeProbabilityRows(values, classes, 0.1)],
])('toBeProbabilityRows always knows rows that are off: catches %s', (_defect, matcher) => {
  expectDefectCaught(knowsSoftmax(matcher));
});

const lists = fc.array(fc.constantFrom(0, -0, 1, 2, 10, NaN), { minLength: 1, maxLength: 12 });

const countsItems = (matcher: PermutationOf) =>
  fc.property(
    lists.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))),
    fc.nat(),
    fc.constantFrom(0, -0, 1, 2, 10, NaN),
    ([items, shuffled], draw, other) => {
      expect(matcher(shuffled, items).pass).toBe(true);
      const place = draw % items.length;
      expect(matcher(shuffled.with(place, other), items).pass).toBe(Object.is(shuffled[place], other));
      expect(matcher(shuffled.slice(1), items).pass).toBe(false);
      expect(matcher([...shuffled, other], items).pass).toBe(false);
    },
  );

const ascending = (items: readonly number[]) => items.toSorted((a, b) => a - b);

it('toBePermutationOf always counts every item', () => {
  expectLaw(countsItems(matchers.toBePermutationOf));
});

it.each<[string, PermutationOf]>([
  ['sets', (a, b) => ({ pass: new Set(a).size === new Set(b).size && a.every((item) => b.includes(item)) })],
  ['lengths', (a, b) => ({ pass: a.length === b.length })],
  [
    'what is missing only',
    (a, b) => ({ pass: a.length === b.length && b.every((item) => a.some((own) => Object.is(own, item))) }),
  ],
  ['an order of numbers', (a, b) => matchers.toHaveSameBitsAs(ascending(a), ascending(b))],
])('toBePermutationOf always counts every item: catches %s', (_defect, matcher) => {
  expectDefectCaught(countsItems(matcher));
});
