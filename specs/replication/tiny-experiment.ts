import type { Dataset } from '../../src/dataset/dataset.ts';
import type { Experiment, Treatment } from '../../src/replication/experiment.ts';
import { tinyConfigWith, tinyDataset } from '../training/tiny.ts';

/** Data of a {@link tinyExperiment}. */
export const tinyData: Dataset = { ...tinyDataset(), digests: { 'lit-rows': '0'.repeat(64) } };

/** One treatment of a {@link tinyExperiment}. */
export function tinyTreatment(id: string, changes: Partial<Treatment['config']> = {}): Treatment {
  const { network, optimizer, schedule, penalty, batchSize, epochs, split } = tinyConfigWith({
    kind: 'momentum',
    momentum: 0.5,
  });
  const config = { network, optimizer, schedule, penalty, batchSize, epochs, split, ...changes };
  return { id, part: 'rows', levels: { id }, replicates: 2, config };
}

/** Two treatments for two seeds each, of 3 and 5 epochs: milliseconds of work. */
export function tinyExperiment(changes: Partial<Experiment> = {}): Experiment {
  return {
    name: 'tiny',
    title: 'Lit rows',
    dataset: 'glyphs',
    seeds: [0, 1, 2],
    treatments: [tinyTreatment('short'), tinyTreatment('long', { epochs: 5 })],
    isCut: true,
    ...changes,
  };
}
