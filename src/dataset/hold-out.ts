import { integer, parse } from '../base/schema.ts';
import { drawPermutation } from '../random/permutation.ts';
import type { Seed } from '../random/seed.ts';
import { openStream } from '../random/stream.ts';
import type { Examples } from './dataset.ts';

/** What a hold-out is drawn from. */
export interface HoldOutInput {
  readonly examples: Examples;
  /** Number of examples to hold out, from 1 to one less than there are. */
  readonly count: number;
  /** Whether each class is held out in proportion to its number. */
  readonly stratified: boolean;
  readonly seed: Seed;
}

/** Indices of examples, each once and in ascending order, on both sides of a hold-out. */
export interface HoldOut {
  readonly kept: Uint32Array;
  readonly heldOut: Uint32Array;
}

/**
 * Draws which examples are held out, from the stream `split`: the first `count` of a permutation; stratified, the first of
 * each class until its quota is full. Quotas are shares of `count` by largest remainder, the lower class first on ties, so
 * that they sum to `count` exactly. Both sides keep the order of the examples: only the shuffle decides about order.
 *
 * @throws {SameseedError} `hold-out-invalid` when `count` is not an integer from 1 to one less than there are examples;
 *   `seed-invalid`.
 */
export function drawHoldOut({ examples, count, stratified, seed }: HoldOutInput): HoldOut {
  parse(integer(1, examples.count - 1), count, { code: 'hold-out-invalid', subject: 'hold-out count' });
  const order = drawPermutation(openStream(seed, 'split'), examples.count);
  const isHeldOut = new Uint8Array(examples.count);
  if (stratified) {
    const quotas = shareOut(countLabels(examples), count);
    for (const index of order) if (quotas[examples.labels[index]]-- > 0) isHeldOut[index] = 1;
  } else {
    for (const index of order.subarray(0, count)) isHeldOut[index] = 1;
  }
  const indices = new Uint32Array(examples.count).map((_, index) => index);
  return {
    kept: indices.filter((index) => isHeldOut[index] === 0),
    heldOut: indices.filter((index) => isHeldOut[index] === 1),
  };
}

/** Number of examples of each class [classes]. */
export function countLabels({ labels, classes }: Pick<Examples, 'labels' | 'classes'>): number[] {
  const counts = Array.from({ length: classes }, () => 0);
  for (const label of labels) counts[label]++;
  return counts;
}

function shareOut(sizes: readonly number[], total: number): number[] {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const quotas = sizes.map((size) => Math.floor((total * size) / whole));
  const left = total - quotas.reduce((sum, quota) => sum + quota, 0);
  const byRemainder = sizes
    .map((size, place) => ({ place, remainder: (total * size) % whole }))
    .toSorted((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, left)) quotas[place]++;
  return quotas;
}
