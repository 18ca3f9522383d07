import { it } from 'vitest';
import { drawInteger } from '../../src/random/integer.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream, type Stream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { type DrawPermutation, isPermutation, dependsOnItsPathOnly, isUniform } from './permutation-laws.ts';

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
