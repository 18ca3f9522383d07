import type { Explanation } from '../survivors.ts';

/** Why mutants of `network` survive. */
export const NETWORK: readonly Explanation[] = [];
