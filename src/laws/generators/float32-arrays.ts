import fc from 'fast-check';

/** What float32 values may be. */
export interface Float32Options {
  /** Whether ±Infinity may come. Default false. */
  readonly hasInfinity?: boolean;
  /** Whether NaN may come. Default false. */
  readonly hasNaN?: boolean;
}

const SMALLEST = 1 / 2 ** 149;
const SMALLEST_NORMAL = 1 / 2 ** 126;
const LARGEST = (2 - 1 / 2 ** 23) * 2 ** 127;

/**
 * Values that float32 arithmetic gets wrong most often: zeros, denormals, their border, neighbours of 1, the largest.
 */
export const FLOAT32_EXTREMES: readonly number[] = [
  0,
  -0,
  SMALLEST,
  -SMALLEST,
  SMALLEST_NORMAL - SMALLEST,
  SMALLEST_NORMAL,
  -SMALLEST_NORMAL,
  1,
  1 + 1 / 2 ** 23,
  1 - 1 / 2 ** 24,
  -1,
  2 ** 24 + 2,
  LARGEST,
  -LARGEST,
];

/**
 * Float32 values: a quarter extremes, a quarter of any bits, a quarter denormals, a quarter as weights are; shrinks to
 * 0.
 */
export function float32s({ hasInfinity = false, hasNaN = false }: Float32Options = {}): fc.Arbitrary<number> {
  const odd = [...(hasInfinity ? [Infinity, -Infinity] : []), ...(hasNaN ? [NaN] : [])];
  const parts = 2 ** 20;
  return fc.oneof(
    { withCrossShrink: true },
    fc.constantFrom(...FLOAT32_EXTREMES, ...odd),
    fc.float({ noNaN: !hasNaN, noDefaultInfinity: !hasInfinity }),
    fc.integer({ min: -(2 ** 23) + 1, max: 2 ** 23 - 1 }).map((steps) => steps * SMALLEST),
    fc.integer({ min: -parts, max: parts }).map((part) => part / parts),
  );
}

/** Float32 arrays of a length, or of lengths from `length[0]` to `length[1]`. Default 0 to 64. */
export function float32Arrays(
  length: number | readonly [minimum: number, maximum: number] = [0, 64],
  options: Float32Options = {},
): fc.Arbitrary<Float32Array> {
  const [minLength, maxLength] = typeof length === 'number' ? [length, length] : length;
  return fc.array(float32s(options), { minLength, maxLength, size: 'max' }).map((values) => Float32Array.from(values));
}
