import { summarize } from '../statistics/summary.ts';
import { type Case, widthsOf } from './case.ts';
import type { CompetitorName } from './competitors/names.ts';
import type { Performance, RoundTime } from './race.ts';
import { compareTimes } from './ratio.ts';
import type { StepRow } from './record.ts';

/** Who PyTorch is among the competitors. */
export const REFERENCE: CompetitorName = 'pytorch';

/** How a race of one case ended: times of those who took part, reasons of those who could not. */
export interface Outcome {
  readonly performances: ReadonlyMap<string, Performance>;
  readonly absent: ReadonlyMap<CompetitorName, string>;
}

/** The rows of a case, one for each of its competitors and in their order. */
export function stepRows(item: Case, { performances, absent }: Outcome): StepRow[] {
  const { section, optimizer, batchSize, stepsBefore } = item;
  const reference = performances.get(REFERENCE)?.times;
  return item.competitors.map((engine) => {
    const performance = performances.get(engine);
    const { least, median, ratio, ratioMedian } = describeTimes(performance?.times, reference);
    return {
      section,
      engine,
      optimizer,
      batchSize,
      widths: widthsOf(item.hidden),
      stepsBefore,
      rounds: performance?.times.length ?? 0,
      stepsPerRound: performance?.stepsPerRound ?? 0,
      stepMs: least,
      stepMsMedian: median,
      wallMs: performance === undefined ? null : Math.min(...performance.times.map((time) => time.wallMs)),
      ratioToPytorch: ratio,
      ratioToPytorchMedian: ratioMedian,
      note: absent.get(engine) ?? null,
    };
  });
}

/** Processor times of somebody in few numbers, null where there are none. */
export interface TimeSummary {
  readonly least: number | null;
  readonly median: number | null;
  readonly ratio: number | null;
  readonly ratioMedian: number | null;
}

/** Sums up processor times, alone and against those of PyTorch in the same race. */
export function describeTimes(
  times: readonly RoundTime[] | undefined,
  reference: readonly RoundTime[] | undefined,
): TimeSummary {
  if (times === undefined) return { least: null, median: null, ratio: null, ratioMedian: null };
  const { minimum, median } = summarize(times.map(({ cpuMs }) => cpuMs));
  const ratio = compareTimes(times, reference);
  return { least: minimum, median, ratio: ratio?.least ?? null, ratioMedian: ratio?.median ?? null };
}
