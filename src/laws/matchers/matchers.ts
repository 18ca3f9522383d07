import { toBePermutationOf } from './to-be-permutation-of.ts';
import { toBeProbabilityRows } from './to-be-probability-rows.ts';
import { toBeWithinUlp } from './to-be-within-ulp.ts';
import { toHaveSameBitsAs } from './to-have-same-bits-as.ts';
import type { Numbers, NumberList } from './number-parts.ts';

/** Where the matchers below are declared. */
export type { Matchers } from 'vitest';

/** Matchers for vitest: `expect.extend(matchers)`, in a setup file or a spec. */
export const matchers = { toHaveSameBitsAs, toBeWithinUlp, toBeProbabilityRows, toBePermutationOf };

declare module 'vitest' {
  interface Matchers<T> {
    /** The same numbers bit for bit, in arrays of the same kind; tells the first and the worst difference in ULP. */
    toHaveSameBitsAs(expected: T extends Numbers ? Numbers : never): void;
    /** Every number at most `maxUlp` float32 values away from the expected one. */
    toBeWithinUlp(expected: T extends Numbers ? Numbers : never, maxUlp: number): void;
    /** Rows of `classes` probabilities, each of sum 1 within `tolerance`, by default 2⁻²³ a class. */
    toBeProbabilityRows(classes: number, tolerance?: number): void;
    /** The same items equally often, in any order. */
    toBePermutationOf(expected: readonly unknown[] | NumberList): void;
  }
}
