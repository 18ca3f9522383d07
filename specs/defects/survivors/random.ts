import type { Explanation } from '../survivors.ts';

/** Why mutants of `random` survive. */
export const RANDOM: readonly Explanation[] = [];
