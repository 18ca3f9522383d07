import type { Seed } from '../../random/seed.ts';
import type { Experiment } from '../experiment.ts';
import { hintonTreatment, L2_FACTORS } from './treatments.ts';

const FACTORS = [...new Set([0, ...L2_FACTORS.linspace, ...L2_FACTORS.logspace])].toSorted((a, b) => a - b);

/** Question 2D in full: no weight decay and five factors in both readings, 40 epochs, 3 replicates each. */
export function hinton(seeds: readonly Seed[]): Experiment {
  return {
    name: 'hinton',
    title: "Replication of Hinton's 0.9847 on MNIST: 784-500-300-10 with weight decay",
    dataset: 'mnist',
    seeds,
    treatments: FACTORS.map((factor) => hintonTreatment(factor, { epochs: 40, replicates: 3 })),
    isCut: false,
  };
}
