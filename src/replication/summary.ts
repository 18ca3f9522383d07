import type { RunRecord, SummaryRecord, TreatmentSummary } from '../artifact/record.ts';
import { sealSummary } from '../artifact/result.ts';
import { countParameters } from '../network/architecture.ts';
import { summarize } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import type { Treatment } from './experiment.ts';
import type { Plan } from './plan.ts';

/** What a summary is made of. */
export interface SummaryInput {
  readonly plan: Plan;
  /** Record of every run of the plan, by id. */
  readonly records: ReadonlyMap<string, RunRecord>;
  readonly provenance: SummaryRecord['provenance'];
  readonly claim: SummaryRecord['result']['claim'];
  readonly observed: SummaryRecord['observed'];
}

/** Summary of a sweep, in the plan's order whatever the order of execution. */
export function summarizeSweep({ plan, records, provenance, claim, observed }: SummaryInput): SummaryRecord {
  const { name, title, treatments, isCut } = plan.experiment;
  return {
    schemaVersion: 1,
    kind: 'summary',
    experiment: { name, title, dataset: plan.dataset, isCut },
    result: sealSummary({
      claim,
      runs: Object.fromEntries([...records].map(([id, record]) => [id, record.result.digest])),
      treatments: treatments.map((treatment) =>
        summarizeTreatment(treatment, finalAccuracies(plan, records, treatment)),
      ),
    }),
    provenance,
    observed,
  };
}

function finalAccuracies(plan: Plan, records: ReadonlyMap<string, RunRecord>, treatment: Treatment): number[] {
  return plan.runs
    .filter((run) => run.treatment.id === treatment.id)
    .flatMap((run) => records.get(run.id)?.result.epochs.at(-1)?.validationAccuracy ?? []);
}

function summarizeTreatment({ id, part, levels, config }: Treatment, accuracies: number[]): TreatmentSummary {
  const { count, mean, standardDeviation, minimum, maximum } = summarize(accuracies);
  return {
    part,
    treatment: id,
    levels: { ...levels },
    parameterCount: countParameters(config.network),
    epochs: config.epochs,
    count,
    mean,
    ...(standardDeviation === undefined ? {} : { standardDeviation, interval: tInterval(accuracies) }),
    minimum,
    maximum,
  };
}
