import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawNormal } from '../../src/random/normal.ts';
import { openStream, type Stream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { paths, seeds } from './arbitraries.ts';

type DrawNormal = typeof drawNormal;

const COUNT = 20_000;

/** Share of draws beyond ±`limit`. */
const share = (draws: readonly number[], limit: number) =>
  draws.filter((draw) => Math.abs(draw) > limit).length / COUNT;

// Each band is five standard errors of the statistic at 20,000 draws; P(|z| > 1) = 0.3173, P(|z| > 2) = 0.0455, P(|z| > 3) = 0.0027.
const isStandardNormal = (draw: DrawNormal) =>
  fc.property(seeds, paths, (seed, path) => {
    const stream = openStream(seed, path);
    const draws = Array.from({ length: COUNT }, () => draw(stream));
    const mean = draws.reduce((sum, value) => sum + value, 0) / COUNT;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (COUNT - 1);
    const skewness = draws.reduce((sum, value) => sum + (value - mean) ** 3, 0) / COUNT / variance ** 1.5;
    expect(draws.every(Number.isFinite)).toBe(true);
    expect(Math.abs(mean)).toBeLessThan(0.036);
    expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.025);
    expect(Math.abs(skewness)).toBeLessThan(0.087);
    expect(Math.abs(share(draws, 1) - 0.3173)).toBeLessThan(0.0165);
    expect(Math.abs(share(draws, 2) - 0.0455)).toBeLessThan(0.0074);
    expect(Math.abs(share(draws, 3) - 0.0027)).toBeLessThan(0.0019);
  });

const sumOfThree: DrawNormal = (stream) => 2 * (stream.uniform() + stream.uniform() + stream.uniform() - 1.5);
const uniformOfSameSpread: DrawNormal = (stream) => Math.sqrt(12) * (stream.uniform() - 0.5);
const truncatedAtTwo: DrawNormal = (stream) => {
  const draw = drawNormal(stream);
  return Math.abs(draw) > 2 ? truncatedAtTwo(stream) : draw;
};
const wholeSquareKept: DrawNormal = (stream: Stream) => {
  const [x, y] = [2 * stream.uniform() - 1, 2 * stream.uniform() - 1];
  const square = x * x + y * y;
  return x * Math.sqrt((-2 * Math.log(square)) / square);
};

it('always draws finite numbers of mean 0 and standard deviation 1 with normal tails', () => {
  expectLaw(isStandardNormal(drawNormal), { numRuns: 20 });
  expectDefectCaught(isStandardNormal(uniformOfSameSpread));
  expectDefectCaught(isStandardNormal(sumOfThree));
  expectDefectCaught(isStandardNormal(truncatedAtTwo));
  expectDefectCaught(isStandardNormal(wholeSquareKept));
  expectDefectCaught(isStandardNormal((stream) => 0.881 * drawNormal(stream)));
});
