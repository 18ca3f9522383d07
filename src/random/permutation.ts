import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/schema.ts';
import { drawInteger } from './integer.ts';
import type { Stream } from './stream.ts';

/**
 * The integers from 0 to `count` − 1 in an order drawn from `stream` [count], every order equally likely.
 *
 * @throws {SameseedError} `count-invalid` when `count` is not an integer from 0 to 2³²−1.
 * @see Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm P (Fisher and Yates)
 */
export function drawPermutation(stream: Stream, count: number): Uint32Array {
  if (!Number.isInteger(count) || count < 0 || count >= 2 ** 32) {
    throw new SameseedError(
      'count-invalid',
      `Expected the count of a permutation to be an integer from 0 to ${2 ** 32 - 1}, received ${describeValue(count)}.`,
    );
  }
  const order = new Uint32Array(count).map((_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = drawInteger(stream, last + 1);
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
  return order;
}
