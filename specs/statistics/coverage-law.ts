import fc from 'fast-check';
import { expect } from 'vitest';
import { drawNormal } from '../../src/random/normal.ts';
import { openStream } from '../../src/random/stream.ts';
import { seeds } from '../random/arbitraries.ts';
import type { TInterval } from './interval-laws.ts';

const REPEATS = 500;

/**
 * Of intervals from samples of a normal distribution, as many hold its mean as their level says; six standard deviations of
 * the count are allowed, which chance exceeds once in 10⁸ cases.
 */
export const coversItsShare = (interval: TInterval) =>
  fc.property(seeds, fc.integer({ min: 2, max: 6 }), fc.constantFrom(0.8, 0.95), (seed, count, level) => {
    const stream = openStream(seed, 'samples');
    let covered = 0;
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const { lower, upper } = interval(
        Array.from({ length: count }, () => 0.98 + 0.001 * drawNormal(stream)),
        level,
      );
      if (lower <= 0.98 && 0.98 <= upper) covered++;
    }
    expect(Math.abs(covered - REPEATS * level)).toBeLessThan(6 * Math.sqrt(REPEATS * level * (1 - level)));
  });
