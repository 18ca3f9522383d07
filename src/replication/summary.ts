import { type Claim, weakestClaim } from '../artifact/claim.ts';
import type { SummaryRecord, TreatmentSummary } from '../artifact/record.ts';
import { sealSummary } from '../artifact/result.ts';
import { countParameters } from '../network/architecture.ts';
import { summarize } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import type { Treatment } from './experiment.ts';
import type { Plan } from './plan.ts';
import type { RunRow } from './row.ts';

/** What a summary is made of. */
export interface SummaryInput {
  readonly plan: Plan;
  /** Row of every run that is done, by id. */
  readonly rows: ReadonlyMap<string, RunRow>;
  /** Code of the error of every run that failed, by id. */
  readonly failures: ReadonlyMap<string, string>;
  readonly provenance: SummaryRecord['provenance'];
  readonly observed: SummaryRecord['observed'];
}

/**
 * Summary of a sweep, in the plan's order whatever the order of execution. It claims what all of its runs do; runs of
 * the claim `machine` from several machines are `statistical` together. A treatment without a run that is done has no
 * row.
 */
export function summarizeSweep({ plan, rows, failures, provenance, observed }: SummaryInput): SummaryRecord {
  const { name, title, treatments, isCut } = plan.experiment;
  const accuracies = accuraciesByTreatment(plan, rows);
  return {
    schemaVersion: 1,
    kind: 'summary',
    experiment: { name, title, dataset: plan.dataset, isCut },
    result: sealSummary({
      claim: claimOf([...rows.values()]),
      runs: Object.fromEntries([...rows].map(([id, { digest }]) => [id, digest])),
      treatments: treatments.flatMap((treatment) => {
        const measured = accuracies.get(treatment.id) ?? [];
        return measured.length === 0 ? [] : [summarizeTreatment(treatment, measured)];
      }),
      ...(failures.size === 0 ? {} : { failures: Object.fromEntries(failures) }),
    }),
    provenance,
    observed,
  };
}

function claimOf(rows: readonly RunRow[]): Claim {
  const claim = weakestClaim('bitwise', ...new Set(rows.map((row) => row.claim)));
  const isOneMachine = new Set(rows.map(({ machine }) => machine)).size <= 1;
  return claim === 'machine' && !isOneMachine ? 'statistical' : claim;
}

function accuraciesByTreatment({ runs }: Plan, rows: ReadonlyMap<string, RunRow>): Map<string, number[]> {
  const accuracies = new Map<string, number[]>();
  for (const { id, treatment } of runs) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const measured = accuracies.get(treatment.id);
    if (measured === undefined) accuracies.set(treatment.id, [row.accuracy]);
    else measured.push(row.accuracy);
  }
  return accuracies;
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
