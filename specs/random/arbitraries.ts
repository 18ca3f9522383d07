import fc from 'fast-check';
import { seeds as drawSeeds } from '../../src/laws/generators/seeds.ts';
import type { Seed } from '../../src/random/seed.ts';
import type { Stream } from '../../src/random/stream.ts';

/** What opens a stream: the implementation that the laws are about. */
export type Open = (seed: Seed, path: string) => Stream;

/** Seeds, with the outermost ones and 0 more often than chance has them. */
export const seeds = drawSeeds();

/** Paths as the program opens them, and near ones. */
export const paths: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('split', 'init/dense-1/kernel', 'init/dense-2/kernel', 'shuffle/epoch-1', 'shuffle/epoch-11'),
  fc.stringMatching(/^[a-z0-9]{1,6}(?:[-./][a-z0-9]{1,4}){0,3}$/),
);

/** The first `count` draws of a stream. */
export function firstDraws(stream: Stream, count = 8): number[] {
  return Array.from({ length: count }, () => stream.uint32());
}
