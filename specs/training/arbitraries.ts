import fc from 'fast-check';
import { OPTIMIZERS } from './tiny.ts';

/** Seeds, the first ones often. */
export const seeds = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

/** Two different seeds; 0 and 1 often, since 0 is what programs take for no seed. */
export const seedPairs = fc.oneof(fc.constant([0, 1]), fc.uniqueArray(seeds, { minLength: 2, maxLength: 2 }));

/** Optimizers of every kind. */
export const optimizers = fc.constantFrom(...OPTIMIZERS);

/** Enough for laws whose cases are whole runs. */
export const FEW = { numRuns: 25 };
