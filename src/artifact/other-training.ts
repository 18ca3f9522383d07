import type { Incomparable } from './difference.ts';
import { firstJsonDifference } from './json-difference.ts';
import { runId } from './read.ts';
import type { Provenance, RunRecord, SummaryRecord } from './record.ts';

/** Why two runs can't be expected to be the same: another run, config or data set; undefined when they can. */
export function findOtherTraining(a: RunRecord, b: RunRecord): Incomparable | undefined {
  const run = runId(a.run);
  const description = firstJsonDifference(a.run, b.run);
  if (description) {
    const isOfExperiment = ['/experiment', '/part', '/treatment'].includes(description.pointer);
    return { kind: 'incomparable', about: isOfExperiment ? 'experiment' : 'config', run, ...description };
  }
  return findOtherDataset(a.provenance, b.provenance, run);
}

/** The same for two sweeps. */
export function findOtherSweep(a: SummaryRecord, b: SummaryRecord): Incomparable | undefined {
  // Titles are words for people, and may be improved.
  const { title: _a, ...left } = a.experiment;
  const { title: _b, ...right } = b.experiment;
  const found = firstJsonDifference(left, right);
  const run = a.experiment.name;
  if (!found) return findOtherDataset(a.provenance, b.provenance, run);
  return { kind: 'incomparable', about: found.pointer === '/dataset' ? 'dataset' : 'experiment', run, ...found };
}

function findOtherDataset(a: Provenance, b: Provenance, run: string): Incomparable | undefined {
  const [left, right] = [a, b].map(({ dataset: { name, digests } }) => ({ dataset: { name, digests } }));
  const found = firstJsonDifference(left, right);
  return found && { kind: 'incomparable', about: 'dataset', run, ...found };
}
