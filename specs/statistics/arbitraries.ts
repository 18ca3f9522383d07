import fc from 'fast-check';
import type { TwoSamples } from '../../src/statistics/mean-tests.ts';

// As runs have them: so many of 10,000 images.
const accuracies = fc.integer({ min: 9700, max: 9900 }).map((right) => right / 10_000);

const isVaried = (values: readonly number[]) => new Set(values).size > 1;

/** Accuracies of 3 to 10 runs that are not all alike. */
export const samples = fc.array(accuracies, { minLength: 3, maxLength: 10 }).filter(isVaried);

/** Two samples, each of its own size. */
export const twoSamples: fc.Arbitrary<TwoSamples> = fc.record({ a: samples, b: samples });

/** Two samples of one size whose values, and whose differences, are not all alike. */
export const pairs: fc.Arbitrary<TwoSamples> = fc
  .array(fc.tuple(accuracies, accuracies), { minLength: 3, maxLength: 10 })
  .map((both) => ({ a: both.map(([first]) => first), b: both.map(([, second]) => second) }))
  .filter(
    ({ a, b }) =>
      isVaried(a) && isVaried(b) && isVaried(a.map((value, index) => Math.round((value - b[index]) * 10_000))),
  );

/** Units that change no bit but the exponent. */
export const scales = fc.constantFrom(0.25, 0.5, 2, 64);

/** Origins. */
export const shifts = fc.constantFrom(-8, -1, 0.5, 4);

/** What each of several seeds adds to every treatment, up to so many images of 10,000. */
export function vary(values: readonly number[], images: number): number[] {
  return values.map((_, index) => (((index * 7) % 5) * images) / 10_000);
}
