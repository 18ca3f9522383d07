import type { Explanation } from '../survivors.ts';

/** Why mutants of `base` survive. */
export const BASE: readonly Explanation[] = [];
