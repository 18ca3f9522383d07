import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawInteger } from '../../src/random/integer.ts';
import { openStream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { paths, seeds } from './arbitraries.ts';
import { chiSquare, tally } from './chi-square.ts';

type DrawInteger = typeof drawInteger;

const bounds = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 2 ** 32 }));

const staysBelowItsBound = (draw: DrawInteger) =>
  fc.property(seeds, paths, bounds, (seed, path, bound) => {
    const stream = openStream(seed, path);
    for (let count = 0; count < 50; count++) {
      const value = draw(stream, bound);
      expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
    }
  });

// Bounds where taking the remainder of all words favours some values by half or more, and small ones.
const unevenBounds = fc.constantFrom(3 * 2 ** 30, 5 * 2 ** 29, 2 ** 31 + 2 ** 30, 2, 3, 7, 10, 16);
const PARTS = 6;
// The quantile of χ² with 5 degrees of freedom at 1 − 10⁻⁷ is 41.0; fewer degrees have smaller ones.
const FAR_TAIL = 41;
const isUnbiased = (draw: DrawInteger) =>
  fc.property(seeds, unevenBounds, (seed, bound) => {
    const stream = openStream(seed, 'integer');
    const parts = Math.min(PARTS, bound);
    const whole = bound - (bound % parts);
    const draws = Array.from({ length: 6000 }, () => draw(stream, bound)).filter((value) => value < whole);
    const counts = tally(
      draws.map((value) => Math.floor(value / (whole / parts))),
      parts,
    );
    expect(chiSquare(counts)).toBeLessThan(FAR_TAIL);
  });

const moduloBias: DrawInteger = (stream, bound) => stream.uint32() % bound;
const includesTheBound: DrawInteger = (stream, bound) => Math.floor(stream.uniform() * (bound + 1));
const neverTheLast: DrawInteger = (stream, bound) => drawInteger(stream, Math.max(1, bound - 1));

it('always draws an integer from 0 to below its bound', () => {
  expectLaw(staysBelowItsBound(drawInteger));
  expectDefectCaught(staysBelowItsBound(includesTheBound));
});

it('always draws each integer equally often', () => {
  expectLaw(isUnbiased(drawInteger), { numRuns: 40 });
  expectDefectCaught(isUnbiased(moduloBias));
  expectDefectCaught(isUnbiased(neverTheLast));
});
