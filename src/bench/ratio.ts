import { summarize } from '../statistics/summary.ts';
import type { RoundTime } from './race.ts';

/** How long one takes over how long another takes, below 1 for the faster one. */
export interface Ratio {
  /** Least time over least time: what is left when nothing disturbs. */
  readonly least: number;
  /** Median over the rounds that both took part in of time over time in the same round. */
  readonly median: number;
}

/** Compares the processor times of two runners of one race; null when a side is absent or had no time to speak of. */
export function compareTimes(times: readonly RoundTime[], reference: readonly RoundTime[] | undefined): Ratio | null {
  if (reference === undefined) return null;
  const others = new Map(reference.map(({ round, cpuMs }) => [round, cpuMs]));
  const shared = times.flatMap(({ round, cpuMs }) => {
    const other = others.get(round);
    return other === undefined ? [] : [cpuMs / other];
  });
  if (shared.length === 0 || !shared.every(Number.isFinite)) return null;
  const least = Math.min(...times.map(({ cpuMs }) => cpuMs)) / Math.min(...others.values());
  return { least, median: summarize(shared).median };
}
