import type { DrawPermutation } from '../../random/permutation-laws.ts';
import { drawInteger } from '../../../src/random/integer.ts';
import type { Defect } from '../shelf.ts';

/** No item may stay in its place, so that only cycles come. Seen as `random(last)` for `random(last + 1)`; Sattolo’s algorithm by accident. */
export const fisherYatesOffByOne: Defect<DrawPermutation> = {
  name: 'fisher-yates-off-by-one',
  breaks: 'every-order-alike',
  subject: (stream, count) => {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const chosen = drawInteger(stream, last);
      [order[last], order[chosen]] = [order[chosen], order[last]];
    }
    return order;
  },
};
