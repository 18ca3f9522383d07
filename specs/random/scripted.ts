import type { Stream } from '../../src/random/stream.ts';

/** A stream of the listed words, as they are or as parts of 2³²; it throws at one more, so that no draw goes on for ever. */
export function scripted(...words: number[]): Stream {
  const source = words[Symbol.iterator]();
  const next = () => {
    const { value } = source.next();
    if (value === undefined) throw new Error('There is no word left.');
    return value;
  };
  return { uint32: next, uniform: () => next() / 2 ** 32 };
}
