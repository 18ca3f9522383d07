import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawInteger } from '../../src/random/integer.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream, type Stream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { paths, seeds } from './arbitraries.ts';
import { chiSquare } from './chi-square.ts';

type DrawPermutation = typeof drawPermutation;

const isPermutation = (draw: DrawPermutation) =>
  fc.property(seeds, paths, fc.nat(300), (seed, path, count) => {
    const sorted = draw(openStream(seed, path), count).toSorted();
    expect(sorted).toEqual(Uint32Array.from({ length: count }, (_, index) => index));
  });

const dependsOnItsPathOnly = (draw: DrawPermutation) =>
  fc.property(seeds, paths, fc.array(fc.tuple(seeds, paths)), (seed, path, others) => {
    const alone = draw(openStream(seed, path), 50);
    const stream = openStream(seed, path);
    for (const [otherSeed, otherPath] of others) draw(openStream(otherSeed, otherPath), 20);
    expect(draw(stream, 50)).toEqual(alone);
  });

// Quantiles of χ² at 1 − 10⁻⁷: 5 and 23 degrees of freedom, for the 3! and 4! orders.
const orders = fc.constantFrom({ count: 3, orders: 6, farTail: 41 }, { count: 4, orders: 24, farTail: 77 });
const isUniform = (draw: DrawPermutation) =>
  fc.property(seeds, orders, (seed, expected) => {
    const stream = openStream(seed, 'permutation');
    const counts = new Map<string, number>();
    for (let repeat = 0; repeat < 400 * expected.orders; repeat++) {
      const order = draw(stream, expected.count).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(expected.orders);
    expect(chiSquare([...counts.values()])).toBeLessThan(expected.farTail);
  });

const swapping =
  (choose: (stream: Stream, last: number, count: number) => number): DrawPermutation =>
  (stream, count) => {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const chosen = choose(stream, last, count);
      [order[last], order[chosen]] = [order[chosen], order[last]];
    }
    return order;
  };
const naiveShuffle = swapping((stream, _last, count) => drawInteger(stream, count));
const cyclesOnly = swapping((stream, last) => drawInteger(stream, last));
const drawsWithReplacement: DrawPermutation = (stream, count) =>
  Uint32Array.from({ length: count }, () => drawInteger(stream, count));
const shared = openStream(0, 'shared');
const fromSharedState: DrawPermutation = (_stream, count) => drawPermutation(shared, count);

it('always draws a permutation', () => {
  expectLaw(isPermutation(drawPermutation));
  expectDefectCaught(isPermutation(drawsWithReplacement));
});

it('always depends on nothing but the path of its stream', () => {
  expectLaw(dependsOnItsPathOnly(drawPermutation));
  expectDefectCaught(dependsOnItsPathOnly(fromSharedState));
});

it('always draws every order equally often', () => {
  expectLaw(isUniform(drawPermutation), { numRuns: 20 });
  expectDefectCaught(isUniform(naiveShuffle));
  expectDefectCaught(isUniform(cyclesOnly));
});
