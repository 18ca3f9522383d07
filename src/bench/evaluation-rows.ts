import { widthsOf } from './case.ts';
import type { CompetitorName } from './competitors/names.ts';
import type { EvaluationRow } from './record.ts';
import { describeTimes, type Outcome, REFERENCE } from './step-rows.ts';

/** How the evaluations went, and of what. */
export interface EvaluationOutcome extends Outcome {
  readonly images: number;
  readonly hidden: readonly number[];
}

/** The rows of an evaluation, one for each of `names`. */
export function evaluationRows(names: readonly CompetitorName[], outcome: EvaluationOutcome): EvaluationRow[] {
  const { performances, absent, images, hidden } = outcome;
  const reference = performances.get(REFERENCE)?.times;
  return names.map((engine) => {
    const { least, median, ratio, ratioMedian } = describeTimes(performances.get(engine)?.times, reference);
    return {
      engine,
      images,
      widths: widthsOf(hidden),
      durationMs: least,
      durationMsMedian: median,
      ratioToPytorch: ratio,
      ratioToPytorchMedian: ratioMedian,
      note: absent.get(engine) ?? null,
    };
  });
}
