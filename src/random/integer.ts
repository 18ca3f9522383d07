import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/schema.ts';
import type { Stream } from './stream.ts';

const RANGE = 2 ** 32;

/**
 * An integer from 0 to `bound` − 1, each equally likely: draws past the last whole multiple of `bound` are rejected.
 *
 * @throws {SameseedError} `bound-invalid` when `bound` is not an integer from 1 to 2³².
 */
export function drawInteger(stream: Stream, bound: number): number {
  if (!Number.isInteger(bound) || bound < 1 || bound > RANGE) {
    throw new SameseedError(
      'bound-invalid',
      `Expected the bound of a draw to be an integer from 1 to ${RANGE}, received ${describeValue(bound)}.`,
    );
  }
  const limit = RANGE - (RANGE % bound);
  let draw = stream.uint32();
  while (draw >= limit) draw = stream.uint32();
  return draw % bound;
}
