import type { Explanation } from '../survivors.ts';

/** Why mutants of `random` survive. */
export const RANDOM: readonly Explanation[] = [
  {
    file: 'random/permutation.ts',
    reason: 'Only 2³² places would tell, which take longer than the clock allows and 32 GiB of memory.',
    mutants: [['if (!Number.isInteger(count) || count < 0 || count >= 2 ** 32) {', 'count > 2 ** 32']],
  },
];
