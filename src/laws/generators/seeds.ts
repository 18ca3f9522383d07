import fc from 'fast-check';
import type { Seed } from '../../random/seed.ts';

/** Seeds: every fourth is one of 0, 1, 2³¹ and 2³²−1, which seeding gets wrong most often; shrinks to 0. */
export function seeds(): fc.Arbitrary<Seed> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 2 ** 32 - 1 }) },
  );
}
