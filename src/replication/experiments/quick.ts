import type { Seed } from '../../random/seed.ts';
import type { Experiment } from '../experiment.ts';
import { hintonTreatment, L2_FACTORS, notebookTreatment } from './treatments.ts';

/** The whole way in about a minute: the notebook's network in full, the replication cut to 2 epochs and one seed. */
export function quick(seeds: readonly Seed[]): Experiment {
  return {
    name: 'quick',
    title: 'The notebook in full, and a short look at the weight decay sweep',
    dataset: 'mnist',
    seeds,
    treatments: [
      notebookTreatment({ epochs: 10, replicates: 3 }),
      ...L2_FACTORS.linspace.map((factor) => hintonTreatment(factor, { epochs: 2, replicates: 1 })),
    ],
    isCut: true,
  };
}
