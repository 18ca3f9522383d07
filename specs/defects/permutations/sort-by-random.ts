import type { DrawPermutation } from '../../random/permutation-laws.ts';
import type { Defect } from '../shelf.ts';

/** `sort(() => random() - 0.5)`, which leaves most of an order where it was. Seen in most answers to “shuffle an array”. */
export const sortByRandom: Defect<DrawPermutation> = {
  name: 'sort-by-random',
  breaks: 'every-order-alike',
  subject: (stream, count) =>
    Uint32Array.from({ length: count }, (_, index) => index).sort(() => stream.uniform() - 0.5),
};
