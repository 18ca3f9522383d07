import { drawPermutation } from '../../../src/random/permutation.ts';
import { openStream } from '../../../src/random/stream.ts';

/** The items in an order drawn from a seed. */
export function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  return Array.from(drawPermutation(openStream(seed, 'shuffle'), items.length), (index) => items[index]);
}
