import type { Seed } from '../../random/seed.ts';
import type { Experiment } from '../experiment.ts';
import { departFrom, type Departure } from './departures.ts';

/**
 * The best recipe of the search for each number of departures, by mean accuracy on the held-out images; a spec holds
 * them against the committed reference of the search.
 */
export const CHOSEN: readonly (readonly Departure[])[] = [
  [],
  ['nesterov'],
  ['nesterov', 'cosine'],
  ['nesterov', 'cosine', 'decay'],
];

/** The recipes that the search chose, trained on all 60,000 examples; the test set is looked at once for each run. */
export function refit(seeds: readonly Seed[]): Experiment {
  return {
    name: 'refit',
    title: 'The chosen recipes on all of the training set, and the test set once',
    dataset: 'mnist',
    seeds,
    treatments: CHOSEN.map((departures) =>
      departFrom(departures, { part: 'refit', replicates: 10, split: { kind: 'test' } }),
    ),
    isCut: false,
  };
}
