import { drawPermutation } from '../../src/random/permutation.ts';
import { dependsOnItsPathOnly, type DrawPermutation, isPermutation, isUniform } from '../random/permutation-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { fisherYatesOffByOne } from './permutations/fisher-yates-off-by-one.ts';
import { fisherYatesOverAll } from './permutations/fisher-yates-over-all.ts';
import { globalGenerator } from './permutations/global-generator.ts';
import { placesWithReplacement } from './permutations/places-with-replacement.ts';
import { sortByRandom } from './permutations/sort-by-random.ts';

/** Shuffles. */
export const permutations = shelf<DrawPermutation>({
  name: 'permutations',
  sound: drawPermutation,
  laws: [
    propertyLaw('every-place-once', isPermutation),
    propertyLaw('by-its-stream-only', dependsOnItsPathOnly),
    propertyLaw('every-order-alike', isUniform, { numRuns: 8 }),
  ],
  defects: [fisherYatesOffByOne, fisherYatesOverAll, globalGenerator, placesWithReplacement, sortByRandom],
});
