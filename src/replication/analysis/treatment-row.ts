import { summarize } from '../../statistics/summary.ts';
import { tInterval } from '../../statistics/t-interval.ts';
import { bestOf } from '../best.ts';
import { HINTON, judge } from '../verdict.ts';
import type { EstimateRow, TreatmentRow } from './rows.ts';
import type { TreatmentRuns } from './treatment-runs.ts';

/** Hinton's accuracy, 0.9847. */
export const TARGET = HINTON.successes / HINTON.count;

/** The row of a treatment; `level` is what it is called beside the others of its table. */
export function describeTreatment(runs: TreatmentRuns, level: string): TreatmentRow {
  const { part, treatment, seeds, finals, config, isComparable } = runs;
  const estimate = estimateMean(finals);
  const { mean, standardDeviation, interval } = estimate;
  return {
    part,
    treatment,
    level,
    ...estimate,
    values: finals,
    seeds,
    epochs: config.epochs,
    distance: mean - TARGET,
    ...(interval === undefined
      ? {}
      : { distanceInterval: { lower: interval.lower - TARGET, upper: interval.upper - TARGET } }),
    best: bestOf(finals, standardDeviation),
    ...(isComparable ? { verdict: judge({ values: finals }) } : {}),
  };
}

/** Mean, deviation and interval of values, as far as so many allow. */
export function estimateMean(values: readonly number[]): EstimateRow {
  const { count, mean, standardDeviation } = summarize(values);
  return standardDeviation === undefined
    ? { count, mean }
    : { count, mean, standardDeviation, interval: tInterval(values) };
}
