import type { Seed } from '../../random/seed.ts';
import type { Experiment } from '../experiment.ts';
import { departFrom, type Departure } from './departures.ts';

const COMBINATIONS: readonly (readonly Departure[])[] = [
  [],
  ['nesterov'],
  ['cosine'],
  ['decay'],
  ['nesterov', 'cosine'],
  ['nesterov', 'decay'],
  ['cosine', 'decay'],
  ['nesterov', 'cosine', 'decay'],
];

/**
 * Choosing a recipe honestly: every combination of the departures trains on 50,000 examples and is judged on the 10,000
 * held out from training. The test set takes no part.
 */
export function search(seeds: readonly Seed[]): Experiment {
  const split = { kind: 'hold-out', count: 10_000, stratified: false } as const;
  return {
    name: 'search',
    title: 'An honest search: eight recipes judged on 10,000 training images held out',
    dataset: 'mnist',
    seeds,
    treatments: COMBINATIONS.map((departures) => departFrom(departures, { part: 'search', replicates: 3, split })),
    isCut: false,
  };
}
