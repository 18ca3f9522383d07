import { portableLog } from '../../base/log.ts';

/** Where the levels of a weight-decay factor stand along an axis from 0 to 1. */
export interface FactorAxis {
  readonly kind: 'linear' | 'log' | 'ranks';
  /** Place of a factor, 0 to 1; 0.5 for a lone one. */
  readonly placeOf: (factor: number) => number;
  /** Place of the line that sets no decay apart; absent where 0 has its place on the scale. */
  readonly cut?: number;
}

/** Where a scale begins that stands beside no decay. */
const START = 0.17;
const CUT = 0.085;
/** Labels of neighbours that are nearer would touch. */
const LEAST_GAP = 0.05;

/**
 * The first scale on which neighbours stand at least 5 % apart: linear, logarithmic, or by rank. A factor of 0 stands
 * apart on the left where that scale has no room for it.
 */
export function factorAxis(all: readonly number[]): FactorAxis {
  const factors = [...new Set(all)].sort((a, b) => a - b);
  if (leastGap(factors) >= LEAST_GAP) return { kind: 'linear', placeOf: scale(factors) };
  const positive = factors.filter((factor) => factor > 0);
  const scaled = leastGap(positive) >= LEAST_GAP ? 'linear' : 'log';
  const value = scaled === 'linear' ? (factor: number) => factor : portableLog;
  const values = positive.map(value);
  const isEven = leastGap(values) >= LEAST_GAP;
  const place = isEven ? scale(values) : scale(positive.map((_factor, rank) => rank));
  const along = (factor: number): number => place(isEven ? value(factor) : positive.indexOf(factor));
  const kind = isEven ? scaled : 'ranks';
  if (positive.length === factors.length) return { kind, placeOf: along };
  return { kind, placeOf: (factor) => (factor === 0 ? 0 : START + (1 - START) * along(factor)), cut: CUT };
}

function scale(sorted: readonly number[]): (value: number) => number {
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  return (value) => (first === last ? 0.5 : (value - first) / (last - first));
}

function leastGap(sorted: readonly number[]): number {
  const span = sorted[sorted.length - 1] - sorted[0];
  return Math.min(...sorted.slice(1).map((value, index) => (value - sorted[index]) / span));
}
