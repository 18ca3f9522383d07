import type { DrawPermutation } from '../../random/permutation-laws.ts';
import { drawInteger } from '../../../src/random/integer.ts';
import type { Defect } from '../shelf.ts';

/** Each place draws any index. Seen as `Array.from({ length }, () => random(count))`. */
export const placesWithReplacement: Defect<DrawPermutation> = {
  name: 'places-with-replacement',
  breaks: 'every-place-once',
  subject: (stream, count) => Uint32Array.from({ length: count }, () => drawInteger(stream, count)),
};
