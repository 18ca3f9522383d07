import type { RunRecord } from '../artifact/record.ts';
import type { Store } from '../artifact/store.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Checkpoint, decodeCheckpoint } from '../training/checkpoint.ts';
import { runConfigJson } from '../training/config.ts';
import type { PlannedRun } from './experiment.ts';
import { type RunRow, rowOf } from './row.ts';

/** What an unfinished sweep left behind, by run id. */
export interface EarlierWork {
  readonly rows: Map<string, RunRow>;
  readonly checkpoints: Map<string, Checkpoint>;
  /** Ids of the runs whose record or checkpoint can't be read; they start over, to the same bits. */
  readonly damaged: readonly string[];
}

/** Reads the records and checkpoints of these runs that are there. */
export async function readEarlier(store: Store, runs: readonly PlannedRun[]): Promise<EarlierWork> {
  const rows = new Map<string, RunRow>();
  const checkpoints = new Map<string, Checkpoint>();
  const damaged: string[] = [];
  for (const run of runs) {
    const { id } = run;
    try {
      const record = await store.readRun(id);
      if (record !== undefined && isOf(record, run)) {
        rows.set(id, rowOf(record));
        continue;
      }
      if (record !== undefined) damaged.push(id);
      const bytes = await store.readCheckpoint(id);
      if (bytes !== undefined) checkpoints.set(id, decodeCheckpoint(bytes));
    } catch {
      damaged.push(id);
    }
  }
  return { rows, checkpoints, damaged };
}

/** Whether a record is that of a planned run: of the same place in the same experiment, with the same config. */
export function isOf({ run }: RunRecord, { experiment, treatment, seed, config }: PlannedRun): boolean {
  const { part, id, levels } = treatment;
  const planned = { experiment, part, treatment: id, levels: { ...levels }, seed, config: runConfigJson(config) };
  return canonicalJson(run) === canonicalJson(planned);
}
