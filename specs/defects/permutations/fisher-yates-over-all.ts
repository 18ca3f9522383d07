import type { DrawPermutation } from '../../random/permutation-laws.ts';
import { drawInteger } from '../../../src/random/integer.ts';
import type { Defect } from '../shelf.ts';

/** Every place is exchanged with any other, which makes some orders likelier than others. Seen as the best-known bug of Fisher and Yates’ algorithm. */
export const fisherYatesOverAll: Defect<DrawPermutation> = {
  name: 'fisher-yates-over-all',
  breaks: 'every-order-alike',
  subject: (stream, count) => {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    for (let place = 0; place < count; place++) {
      const chosen = drawInteger(stream, count);
      [order[place], order[chosen]] = [order[chosen], order[place]];
    }
    return order;
  },
};
