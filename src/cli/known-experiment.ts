import type { RunRecord, SummaryRecord } from '../artifact/record.ts';
import type { Experiment } from '../replication/experiment.ts';
import { FACTOR_CHOICES } from '../replication/experiments/hinton.ts';
import { EXPERIMENT_NAMES, openExperiment } from '../replication/experiments/registry.ts';
import { readManifest } from '../replication/folder.ts';
import { readPlan } from '../replication/manifest.ts';
import { readVersion } from './manifest.ts';
import type { OpenedRuns } from './open-runs.ts';

/** The plan that an artifact is held against. */
export interface FoundPlan {
  readonly experiment: Experiment;
  /** True when it comes with the artifact itself, as `plan.json`. */
  readonly isOwn: boolean;
}

/** The experiment of this program that an artifact is of, or else what `plan.json` in its folder plans. */
export async function findPlan({ summary, runs, folder }: OpenedRuns): Promise<FoundPlan | undefined> {
  const [first] = runs.values();
  const known = findKnownExperiment(first, summary);
  if (known !== undefined) return { experiment: known, isOwn: false };
  const manifest = folder === undefined ? undefined : await readManifest(folder);
  if (manifest?.plan.experiment !== first.run.experiment) return undefined;
  return { experiment: readPlan(manifest).experiment, isOwn: true };
}

function findKnownExperiment(
  { run, provenance }: RunRecord,
  summary: SummaryRecord | undefined,
): Experiment | undefined {
  if (provenance.packages['sameseed'] !== readVersion() || !EXPERIMENT_NAMES.includes(run.experiment)) return undefined;
  const choices = run.experiment === 'hinton' ? FACTOR_CHOICES : [undefined];
  const experiments = choices.map((choice) => openExperiment(run.experiment, choice));
  const found = (summary?.result.treatments ?? []).map(({ treatment }) => treatment);
  return (
    experiments.find(({ treatments }) =>
      isSame(
        treatments.map(({ id }) => id),
        found,
      ),
    ) ?? experiments[0]
  );
}

function isSame(planned: readonly string[], found: readonly string[]): boolean {
  return planned.length === found.length && planned.every((id) => found.includes(id));
}
