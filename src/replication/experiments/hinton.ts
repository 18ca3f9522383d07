import { SameseedError } from '../../base/errors.ts';
import type { Seed } from '../../random/seed.ts';
import type { Experiment } from '../experiment.ts';
import { type FactorSet, hintonTreatment, L2_FACTORS } from './treatments.ts';

/** The sets of factors by which `hinton` can be planned; `both` when none is chosen. */
export const FACTOR_CHOICES = ['both', 'linspace', 'logspace'] as const;

/** One of {@link FACTOR_CHOICES}. */
export type FactorChoice = (typeof FACTOR_CHOICES)[number];

/** Reads the name of a choice. @throws {SameseedError} `factors-unknown`. */
export function parseFactorChoice(text: string): FactorChoice {
  const choice = FACTOR_CHOICES.find((known) => known === text);
  if (choice !== undefined) return choice;
  throw new SameseedError('factors-unknown', `Unknown factors "${text}"; known: ${FACTOR_CHOICES.join(', ')}.`);
}

/**
 * Question 2D in full: no weight decay and five factors, in one reading of the assignment or in both, 40 epochs, 3
 * replicates each. A run has the same name and the same bits in every choice.
 */
export function hinton(seeds: readonly Seed[], choice: FactorChoice = 'both'): Experiment {
  const sets: readonly FactorSet[] = choice === 'both' ? ['linspace', 'logspace'] : [choice];
  const factors = [...new Set([0, ...sets.flatMap((set) => L2_FACTORS[set])])].toSorted((a, b) => a - b);
  return {
    name: 'hinton',
    title: "Replication of Hinton's 0.9847 on MNIST: 784-500-300-10 with weight decay",
    dataset: 'mnist',
    seeds,
    treatments: factors.map((factor) => hintonTreatment(factor, { epochs: 40, replicates: 3 })),
    isCut: false,
  };
}
