import seedrandom from 'seedrandom';
import { SameseedError } from '../base/errors.ts';
import { describeValue } from '../base/schema.ts';
import { parseSeed, type Seed } from './seed.ts';

/** A sequence of draws that depends on nothing but the seed and the path that opened it. */
export interface Stream {
  /** The next integer from 0 to 2³²−1. */
  uint32(): number;
  /** The next float64 in [0, 1), with 53 random bits. */
  uniform(): number;
}

// No ':' in a path, so that no key is a repetition of another: ARC4's key schedule can't tell 'ab' from 'abab'.
const PATH = /^[a-z0-9]+(?:[-./][a-z0-9]+)*$/u;
// ARC4's key has 256 places, so the characters of a longer one would be folded over each other.
const MAX_PATH_LENGTH = 128;

/**
 * Opens the stream of a seed and a path, for example `init/dense-1/kernel` or `shuffle/epoch-7`.
 *
 * Opening it again gives the same draws from the first one; other streams, open or consumed, change nothing.
 *
 * @throws {SameseedError} `seed-invalid` when `seed` is not an integer from 0 to 2³²−1; `path-invalid` when `path` is not
 *   words of `a-z` and `0-9` joined by `-`, `.` or `/`, 128 characters at most.
 * @see https://github.com/davidbau/seedrandom (ARC4, the first 256 bytes dropped)
 */
export function openStream(seed: Seed, path: string): Stream {
  if (typeof path !== 'string' || path.length > MAX_PATH_LENGTH || !PATH.test(path)) {
    throw new SameseedError(
      'path-invalid',
      `Expected the path of a stream to be words of a-z and 0-9 joined by "-", "." or "/", at most ${MAX_PATH_LENGTH} characters, received ${describeValue(path)}.`,
    );
  }
  const generator = seedrandom(`sameseed/1:${parseSeed(seed)}:${path}`);
  return { uint32: () => generator.int32() >>> 0, uniform: () => generator.double() };
}
