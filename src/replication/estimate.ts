import type { RunRecord } from '../artifact/record.ts';
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import { parseRunConfig, runConfigJson } from '../training/config.ts';
import type { RunConfig } from '../training/run-config.ts';
import { summarize } from '../statistics/summary.ts';
import { runCost } from './cost.ts';
import { dealLongestFirst } from './deal.ts';
import type { Plan } from './plan.ts';

/** What an estimate rests on. */
export interface EstimateInput {
  readonly plan: Plan;
  /** Runs measured on this machine. */
  readonly records: readonly RunRecord[];
  /** Number of workers that both the measured runs and the plan have. */
  readonly workers: number;
}

/**
 * How long a plan would take here, in milliseconds: the median epoch of measured runs with the same network, optimizer
 * and batch size, times the epochs of each run, dealt to the workers longest first as a sweep does. Undefined when
 * there is no measured run like one of the plan's.
 */
export function estimateDurationMs({ plan, records, workers }: EstimateInput): number | undefined {
  const measured = new Map<string, number[]>();
  for (const { run, observed } of records) {
    const key = shapeOf(run.config);
    measured.set(key, [...(measured.get(key) ?? []), ...observed.epochDurationsMs]);
  }
  const durations: number[] = [];
  for (const { config } of plan.runs) {
    const epochs = measured.get(shapeOf(runConfigJson(config))) ?? [];
    if (epochs.length === 0) return undefined;
    durations.push(config.epochs * summarize(epochs).median);
  }
  return longestLane(durations, workers);
}

/**
 * A rougher estimate for plans of other runs: as long for each parameter and step as the median of the measured ones.
 * Small batches and other optimizers cost more than that. Undefined without any measured run.
 */
export function guessDurationMs({ plan, records, workers }: EstimateInput, trainCount: number): number | undefined {
  const rate = measureRate(records, trainCount);
  if (rate === undefined) return undefined;
  return longestLane(
    plan.runs.map(({ config }) => runCost(config, trainCount).weight * rate),
    workers,
  );
}

/** Time of one step for one parameter, milliseconds: the median of the measured epochs; undefined without any. */
export function measureRate(records: readonly RunRecord[], trainCount: number): number | undefined {
  const rates = records.flatMap(({ run, observed, provenance }) => {
    const config = parseRunConfig(run.config);
    const { weight } = runCost(config, provenance.dataset.trainCount ?? trainCount);
    return observed.epochDurationsMs.map((durationMs) => (durationMs * config.epochs) / weight);
  });
  return rates.length === 0 ? undefined : summarize(rates).median;
}

/** What decides how long an epoch takes. */
function shapeOf(config: Readonly<Record<string, Json>>): string {
  const keys = ['network', 'optimizer', 'batchSize', 'split', 'dataset'] as const satisfies (keyof RunConfig)[];
  return canonicalJson(keys.map((key) => config[key]));
}

function longestLane(durations: readonly number[], workers: number): number {
  const loads = Array.from({ length: workers }, () => 0);
  for (const [index, lane] of dealLongestFirst(durations, workers).entries()) loads[lane] += durations[index];
  return Math.max(...loads);
}
