import { analyseVariance } from '../../statistics/analysis-of-variance.ts';
import type { TreatmentRow, VarianceRow } from './rows.ts';

/** Analysis of variance over the levels of a factor; undefined where no level has two runs, or there is one only. */
export function describeVariance(factor: string, rows: readonly TreatmentRow[]): VarianceRow | undefined {
  if (rows.length < 2 || rows.every(({ count }) => count < 2)) return undefined;
  const {
    groups,
    squaresBetween: _between,
    squaresWithin: _within,
    ...rest
  } = analyseVariance(rows.map(({ values }) => values));
  return { factor, levels: groups, ...rest };
}
