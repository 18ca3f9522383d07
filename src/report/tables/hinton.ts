import type {
  EpochOptimismRow,
  FactorSetAnalysis,
  HintonAnalysis,
  PairRow,
  TreatmentRow,
  VarianceRow,
} from '../../replication/analysis/rows.ts';
import { formatFactor } from '../numbers.ts';
import {
  accuracies,
  counts,
  differences,
  effects,
  intervals,
  meanAsEffect,
  probabilities,
  spreads,
  words,
} from './columns.ts';
import { type Column, type DataTable, makeTable } from './data-table.ts';

/** Columns of a table of pairs, after those that name the two. */
export function pairColumns<Row extends PairRow>(): Column<Row>[] {
  return [
    counts('pairs', 'pairs', (row) => row.count),
    effects('difference', 'difference', (row) => row),
    probabilities('p', 'p', (row) => row.p),
    probabilities('p, Holm', 'p_holm', (row) => row.adjustedP),
    accuracies('smallest difference seen', 'smallest_difference', (row) => row.smallestDifference),
  ];
}

/** Factors of one reading: accuracy, distance to the target, difference from no decay. */
export function factorSetTable({ set, rows, toNoDecay }: FactorSetAnalysis): DataTable {
  const pairOf = (row: TreatmentRow) => toNoDecay.find((pair) => pair.to === row.treatment);
  return makeTable<TreatmentRow>({
    name: `factors-${set}`,
    caption: `Weight decay, ${set}: final accuracy, and the difference from no decay by seed`,
    isWide: true,
    rows,
    columns: [
      words('λ', 'factor', (row) => formatFactor(Number(row.level))),
      counts('n', 'runs', (row) => row.count),
      spreads(),
      intervals('95\u00a0% interval', 'interval', (row) => row.interval),
      differences('mean − 0.9847', 'distance', (row) => row.distance),
      effects('mean − no decay', 'difference', pairOf),
      probabilities('p, Holm', 'p_holm', (row) => pairOf(row)?.adjustedP),
    ],
  });
}

/** What the best epoch would flatter, by treatment. */
export function optimismTable({ epochs }: Pick<HintonAnalysis, 'epochs'>): DataTable {
  return makeTable<EpochOptimismRow>({
    name: 'best-epochs',
    caption: 'Best epoch and final epoch of the same runs',
    isWide: true,
    rows: epochs,
    columns: [
      words('λ', 'factor', (row) => formatFactor(Number(row.level))),
      counts('runs', 'runs', (row) => row.count),
      counts('best of epochs', 'epochs', (row) => row.of),
      accuracies('mean of best', 'best_mean', (row) => row.bestMean),
      accuracies('mean of final', 'final_mean', (row) => row.finalMean),
      effects('best − final', 'optimism', meanAsEffect),
    ],
  });
}

/** Columns of an analysis of variance, after that which names the factor. */
export function varianceColumns<Row extends VarianceRow>(): Column<Row>[] {
  const twoDecimals = (heading: string, key: string, read: (row: Row) => number): Column<Row> => ({
    heading,
    look: 'number',
    text: (row) => read(row).toFixed(2),
    data: { [key]: read },
  });
  return [
    counts('levels', 'levels', (row) => row.levels),
    counts('runs', 'runs', (row) => row.count),
    twoDecimals('η²', 'eta_squared', (row) => row.etaSquared),
    twoDecimals('ω²', 'omega_squared', (row) => row.omegaSquared),
    twoDecimals('share between', 'share_between', (row) => row.shareBetween),
    twoDecimals('F', 'f', (row) => row.statistic),
    words('degrees of freedom', 'degrees', (row) => `${row.degreesBetween} and ${row.degreesWithin}`),
    probabilities('p', 'p', (row) => row.p),
  ];
}
