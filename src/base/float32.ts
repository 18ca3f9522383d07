import { SameseedError } from './errors.ts';

const words = new Int32Array(1);
const floats = new Float32Array(words.buffer);

/** Bits of `value` rounded to float32, as an integer from 0 to 2³²−1. */
export function float32Bits(value: number): number {
  floats[0] = value;
  return words[0] >>> 0;
}

/**
 * How many float32 values lie between `a` and `b` after rounding both to float32, plus one; 0 for equal bits.
 *
 * A metric but for +0 and −0, which are 0 apart. Infinity is 1 from the largest finite value, a NaN is `Infinity` from
 * everything but a NaN.
 */
export function ulpDistance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  return Math.abs(orderedBits(a) - orderedBits(b));
}

function orderedBits(value: number): number {
  floats[0] = value;
  const word = words[0];
  return word < 0 ? -(word & 0x7fffffff) : word;
}

/** Where two arrays of equal length differ in bits, and how far. */
export interface Float32Difference {
  /** How many elements have other bits. */
  readonly count: number;
  /** Index of the first such element. */
  readonly first: number;
  /** Index of the element that is farthest apart, the first one of equals. */
  readonly worst: number;
  /** Its distance in ULP. */
  readonly maxUlp: number;
}

/**
 * The difference of two arrays of equal length, or undefined when all bits are equal; NaNs of other bits differ by 0 ULP.
 *
 * @throws {SameseedError} `lengths-differ`.
 */
export function differenceInBits(a: Float32Array, b: Float32Array): Float32Difference | undefined {
  if (a.length !== b.length) {
    throw new SameseedError(
      'lengths-differ',
      `Expected arrays of equal length, received ${a.length} and ${b.length}.`,
      {
        kind: 'fault',
      },
    );
  }
  const [aWords, bWords] = [wordsOf(a), wordsOf(b)];
  let count = 0;
  let first = 0;
  let worst = 0;
  let maxUlp = -1;
  for (let index = 0; index < a.length; index++) {
    if (aWords[index] === bWords[index]) continue;
    const distance = ulpDistance(a[index], b[index]);
    if (count === 0) first = index;
    if (distance > maxUlp) [worst, maxUlp] = [index, distance];
    count++;
  }
  return count === 0 ? undefined : { count, first, worst, maxUlp };
}

function wordsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}
