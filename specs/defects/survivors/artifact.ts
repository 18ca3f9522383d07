import type { Explanation } from '../survivors.ts';

/** Why mutants of `artifact` survive. */
export const ARTIFACT: readonly Explanation[] = [];
