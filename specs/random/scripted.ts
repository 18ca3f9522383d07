import type { Stream } from '../../src/random/stream.ts';

/** A stream that gives the listed words in order, as they are or as parts of 2³², and then NaN. */
export function scripted(...words: number[]): Stream {
  const source = words[Symbol.iterator]();
  const next = () => source.next().value ?? Number.NaN;
  return { uint32: next, uniform: () => next() / 2 ** 32 };
}
