import { summarize } from '../../statistics/summary.ts';
import { bestOf } from '../best.ts';
import type { BestMean, TreatmentRow } from './rows.ts';

/**
 * The highest of several means. How far chance alone lifts it is told from what neither treatment nor seed explains,
 * since a seed lifts all treatments alike; absent for one treatment, or fewer than two seeds that all have.
 *
 * @see Fisher 1935, The Design of Experiments, chapter IV, for the error of randomised blocks.
 */
export function findBestMean(rows: readonly TreatmentRow[]): BestMean {
  const { treatment, level, count } = rows.reduce((leader, row) => (row.mean > leader.mean ? row : leader));
  const spread = spreadBesideSeeds(rows);
  const error = spread === undefined ? undefined : spread / Math.sqrt(count);
  return {
    ...bestOf(
      rows.map(({ mean }) => mean),
      error,
    ),
    treatment,
    level,
  };
}

function spreadBesideSeeds(rows: readonly TreatmentRow[]): number | undefined {
  const seeds = rows[0].seeds.filter((seed) => rows.every((row) => row.seeds.includes(seed)));
  if (rows.length < 2 || seeds.length < 2) return undefined;
  const deviations = rows.map((row) => centre(seeds.map((seed) => row.values[row.seeds.indexOf(seed)])));
  const residuals = seeds.flatMap((_, column) => centre(deviations.map((row) => row[column])));
  const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  return Math.sqrt(squares / ((rows.length - 1) * (seeds.length - 1)));
}

function centre(values: readonly number[]): number[] {
  const { mean } = summarize(values);
  return values.map((value) => value - mean);
}
