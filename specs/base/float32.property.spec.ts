import fc from 'fast-check';
import { describe, it } from 'vitest';
import { differenceInBits, float32Bits, ulpDistance } from '../../src/base/float32.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type Distance = (a: number, b: number) => number;
type Difference = typeof differenceInBits;

const float = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, -0, 2 ** -149, -(2 ** -149), Infinity, -Infinity));
const bits = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const pairs = fc.array(fc.tuple(bits, bits, fc.boolean()), { maxLength: 40 });

const isMetric = (distance: Distance) =>
  fc.property(float, float, float, (a, b, c) => {
    const isSymmetric = distance(a, b) === distance(b, a);
    const isZeroWhenEqual = (distance(a, b) === 0) === (a === b);
    return isSymmetric && isZeroWhenEqual && distance(a, c) <= distance(a, b) + distance(b, c);
  });

const isOneBetweenNeighbours = (distance: Distance) =>
  fc.property(fc.integer({ min: 0, max: 0x7f7fffff }), fc.constantFrom(1, -1), (word, sign) => {
    const [value, next] = new Float32Array(Uint32Array.of(word, word + 1).buffer);
    return distance(sign * value, sign * next) === 1;
  });

const keepsBits = (read: (value: number) => number) =>
  fc.property(
    bits.filter((word) => (word & 0x7fffffff) <= 0x7f800000),
    (word) => {
      const [value] = new Float32Array(Uint32Array.of(word).buffer);
      return read(value) === word;
    },
  );

const agreesWithCounting = (difference: Difference) =>
  fc.property(pairs, (words) => {
    const a = Uint32Array.from(words, ([left]) => left);
    const b = Uint32Array.from(words, ([left, right, isEqual]) => (isEqual ? left : right));
    const places = [...a.keys()].filter((index) => a[index] !== b[index]);
    const found = difference(new Float32Array(a.buffer), new Float32Array(b.buffer));
    if (places.length === 0) return found === undefined;
    return found?.count === places.length && found.first === places[0] && places.includes(found.worst);
  });

const distanceOfRawBits: Distance = (a, b) => Math.abs(float32Bits(a) - float32Bits(b));
const flush = (value: number) => (Math.abs(value) < 2 ** -126 ? 0 : value);
const differenceByValue: Difference = (a, b) => {
  const places = [...a.keys()].filter((index) => a[index] !== b[index]);
  return places.length === 0 ? undefined : { count: places.length, first: places[0], worst: places[0], maxUlp: 1 };
};

describe('ulpDistance', () => {
  it('is always a metric on float32', () => {
    expectLaw(isMetric(ulpDistance), { numRuns: 2000 });
  });

  it('is always 1 between neighbours, denormals and infinity included', () => {
    expectLaw(isOneBetweenNeighbours(ulpDistance), { numRuns: 1000 });
  });

  it('is told apart from a distance of raw bits, which tears zero apart', () => {
    expectDefectCaught(isMetric(distanceOfRawBits), { numRuns: 2000 });
  });

  it('is told apart from one that is signed', () => {
    expectDefectCaught(isMetric((a, b) => (a < b ? -1 : 1) * ulpDistance(a, b)));
  });

  it('is told apart from one that flushes denormals', () => {
    expectDefectCaught(
      isOneBetweenNeighbours((a, b) => ulpDistance(flush(a), flush(b))),
      { numRuns: 2000 },
    );
  });

  it('is told apart from a relative distance', () => {
    expectDefectCaught(isOneBetweenNeighbours((a, b) => Math.round(Math.abs(a - b) / Math.abs(a) / 2 ** -23)));
  });
});

describe('float32Bits', () => {
  it('always gives back the bits of a float32', () => {
    expectLaw(keepsBits(float32Bits), { numRuns: 1000 });
  });

  it('is told apart from one that answers with signed words', () => {
    expectDefectCaught(keepsBits((value) => float32Bits(value) | 0));
  });
});

describe('differenceInBits', () => {
  it('always agrees with counting words, NaNs of other bits included', () => {
    expectLaw(agreesWithCounting(differenceInBits), { numRuns: 500 });
  });

  it('is told apart from a comparison of values, which takes zeros for equal and NaNs for different', () => {
    expectDefectCaught(agreesWithCounting(differenceByValue), { numRuns: 2000 });
  });
});
