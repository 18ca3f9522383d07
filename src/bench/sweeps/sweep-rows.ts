import type { SweepRow } from '../record.ts';
import { measureSweep, type SweepRequest } from './measure-sweep.ts';

const RUNS = [2, 4, 8];
const WORKERS = [1, 2];
const REPEATS = 2;
const MINUTE_MS = 60_000;

/** Measures sweeps of more and more runs with one worker and with two, in turn; `beforeSweep` is told each. */
export async function measureSweeps(
  data: Omit<SweepRequest, 'runs' | 'workers'>,
  beforeSweep: () => void,
): Promise<SweepRow[]> {
  const rows: SweepRow[] = [];
  for (const runs of RUNS) {
    const best = new Map<number, { durationMs: number; peakBytes: number }>();
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      for (const workers of WORKERS) {
        beforeSweep();
        const answer = await measureSweep({ ...data, runs, workers });
        const known = best.get(workers) ?? answer;
        best.set(workers, {
          durationMs: Math.min(known.durationMs, answer.durationMs),
          peakBytes: Math.max(known.peakBytes, answer.peakBytes),
        });
      }
    }
    const aloneMs = best.get(1)?.durationMs;
    for (const [workers, { durationMs, peakBytes }] of best) {
      const runsPerMinute = (runs * MINUTE_MS) / durationMs;
      const ratioToOneWorker = aloneMs === undefined ? null : aloneMs / durationMs;
      rows.push({ runs, workers, durationMs, runsPerMinute, ratioToOneWorker, peakBytes });
    }
  }
  return rows;
}

/** Number of sweeps that {@link measureSweeps} executes. */
export const SWEEP_COUNT = RUNS.length * WORKERS.length * REPEATS;
