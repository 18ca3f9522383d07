import { SameseedError } from '../base/errors.ts';

/**
 * Adjusts the p of several tests so that the risk of finding anything that isn't there, in all of them together, stays
 * what it is for one; the order is kept.
 *
 * @throws {SameseedError} `probability-invalid` for a number outside [0, 1].
 * @see Holm 1979, A simple sequentially rejective multiple test procedure; Wright 1992, Adjusted p-values for simultaneous inference.
 */
export function adjustByHolm(probabilities: readonly number[]): number[] {
  const odd = probabilities.find((p) => !(p >= 0 && p <= 1));
  if (odd !== undefined) {
    throw new SameseedError('probability-invalid', `Expected every p to be from 0 to 1, received ${odd}.`);
  }
  const adjusted: number[] = [];
  let largest = 0;
  const ascending = probabilities.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
  for (const [rank, { p, index }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, (probabilities.length - rank) * p));
    adjusted[index] = largest;
  }
  return adjusted;
}
