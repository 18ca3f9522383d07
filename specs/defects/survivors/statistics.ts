import type { Explanation } from '../survivors.ts';

/** Why mutants of `statistics` survive. */
export const STATISTICS: readonly Explanation[] = [];
