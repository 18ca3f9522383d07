import type { SummaryComparison } from '../../artifact/compare.ts';
import { formatDuration } from '../../report/numbers.ts';
import { renderSweepComparison } from './comparison.ts';
import type { Paint } from './paint.ts';

/** What is left to say once a sweep is done. */
export interface Conclusion {
  readonly experiment: string;
  readonly dataset: string;
  /** With the committed reference, where there is one. */
  readonly comparison?: SummaryComparison;
  /** How long the whole replication would take here, in milliseconds, where that can be told. */
  readonly wholeMs?: number;
  /** Path of the report. */
  readonly page: string;
}

/** The last lines of a run: the same bits or not, how long the whole would take, where the report lies. */
export function renderConclusion(conclusion: Conclusion, paint: Paint): string {
  const { experiment, dataset, comparison, wholeMs, page } = conclusion;
  return [
    comparison === undefined
      ? `There is no reference of ${experiment} on ${dataset} to compare with.`
      : renderSweepComparison(comparison, paint),
    ...(wholeMs === undefined
      ? []
      : [`The whole replication (sameseed run hinton) would take about ${formatDuration(wholeMs)} here.`]),
    `Report: ${paint.strong(page)}`,
  ].join('\n');
}
