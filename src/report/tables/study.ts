import type {
  FactorsAnalysis,
  PairRow,
  SeedSourceRow,
  TreatmentRow,
  VarianceRow,
} from '../../replication/analysis/rows.ts';
import {
  accuracies,
  counts,
  deviationIntervals,
  deviations,
  effects,
  percentages,
  probabilities,
  words,
} from './columns.ts';
import { type DataTable, makeTable } from './data-table.ts';
import { pairColumns, varianceColumns } from './hinton.ts';

interface LevelEffect extends TreatmentRow {
  readonly factor: string;
  readonly isBase: boolean;
  readonly pair?: PairRow;
}

/** Every level of every factor: accuracy, distance to the target, effect against its base. */
export function effectTable(analysis: FactorsAnalysis): DataTable {
  return makeTable<LevelEffect>({
    name: 'effects',
    caption: 'Each level: accuracy, distance to 0.9847, and effect against its base by seed',
    isWide: true,
    rows: collectEffects(analysis),
    columns: [
      words('factor', 'factor', (row) => row.factor),
      words('level', 'level', (row) => (row.isBase ? `${row.level} (base)` : row.level)),
      counts('n', 'runs', (row) => row.count),
      accuracies('mean', 'mean', (row) => row.mean),
      effects('mean − 0.9847', 'distance', ({ distance, distanceInterval }) => {
        return distanceInterval === undefined
          ? { difference: distance }
          : { difference: distance, interval: distanceInterval };
      }),
      effects('effect', 'effect', (row) => row.pair),
      probabilities('p, Holm', 'p_holm', (row) => row.pair?.adjustedP),
    ],
  });
}

function collectEffects({ factors, toBase }: FactorsAnalysis): LevelEffect[] {
  return factors.flatMap(({ factor, base, levels }) =>
    levels.map((level): LevelEffect => {
      const pair = toBase.find((row) => row.factor === factor && row.to === level.treatment);
      return { ...level, factor, isBase: level.treatment === base, ...(pair === undefined ? {} : { pair }) };
    }),
  );
}

/** Share of the variance that lies between a factor's levels, the largest first. */
export function varianceTable({ factors }: FactorsAnalysis): DataTable {
  return makeTable<VarianceRow>({
    name: 'variance',
    caption: 'Share of the variance of accuracy that each factor explains, and one-way analysis of variance',
    isWide: true,
    rows: factors.flatMap(({ variance }) => variance ?? []).toSorted((a, b) => b.omegaSquared - a.omegaSquared),
    columns: [words('factor', 'factor', (row) => row.factor), ...varianceColumns()],
  });
}

interface FactorPair extends PairRow {
  readonly factor: string;
}

/** Every pair of levels of every factor. */
export function pairTable({ factors }: FactorsAnalysis): DataTable {
  return makeTable<FactorPair>({
    name: 'pairs',
    caption: 'Every pair of levels by seed: paired t tests, p corrected by Holm within each factor',
    isWide: true,
    rows: factors.flatMap(({ factor, pairs }) => pairs.map((pair) => ({ factor, ...pair }))),
    columns: [
      words('factor', 'factor', (row) => row.factor),
      words('from', 'from', (row) => row.fromLevel),
      words('to', 'to', (row) => row.toLevel),
      ...pairColumns(),
    ],
  });
}

/** How much each source of randomness spreads the result. */
export function sourceTable({ sources }: FactorsAnalysis): DataTable {
  return makeTable<SeedSourceRow>({
    name: 'seed-sources',
    caption: 'Spread of accuracy by source of randomness, one seeded at a time',
    isWide: true,
    rows: sources,
    columns: [
      words('source', 'source', (row) => (row.source === 'all' ? 'all three' : `${row.source} alone`)),
      counts('n', 'runs', (row) => row.count),
      accuracies('mean', 'mean', (row) => row.mean),
      deviations('sd', 'standard_deviation', (row) => row.standardDeviation),
      deviationIntervals('95\u00a0% interval of sd', 'standard_deviation', (row) => row.deviationInterval),
      percentages('variance / all', 'share_of_all', (row) => row.shareOfAll),
    ],
  });
}
