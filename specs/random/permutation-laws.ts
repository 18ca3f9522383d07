import fc from 'fast-check';
import { expect } from 'vitest';
import type { drawPermutation } from '../../src/random/permutation.ts';
import { openStream } from '../../src/random/stream.ts';
import { paths, seeds } from './arbitraries.ts';
import { chiSquare } from './chi-square.ts';

/** Anything that claims to draw a permutation. */
export type DrawPermutation = typeof drawPermutation;

/** Every place is drawn once. */
export const isPermutation = (draw: DrawPermutation) =>
  fc.property(seeds, paths, fc.nat(300), (seed, path, count) => {
    const sorted = draw(openStream(seed, path), count).toSorted();
    expect(sorted).toEqual(Uint32Array.from({ length: count }, (_, index) => index));
  });

/** Other draws change nothing. */
export const dependsOnItsPathOnly = (draw: DrawPermutation) =>
  fc.property(seeds, paths, fc.array(fc.tuple(seeds, paths)), (seed, path, others) => {
    const alone = draw(openStream(seed, path), 50);
    const stream = openStream(seed, path);
    for (const [otherSeed, otherPath] of others) draw(openStream(otherSeed, otherPath), 20);
    expect(draw(stream, 50)).toEqual(alone);
  });

// Quantiles of χ² at 1 − 10⁻⁷: 5 and 23 degrees of freedom, for the 3! and 4! orders.
const orders = fc.constantFrom({ count: 3, orders: 6, farTail: 41 }, { count: 4, orders: 24, farTail: 77 });

/** Every order comes equally often. */
export const isUniform = (draw: DrawPermutation) =>
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
