import type { RunRecord } from '../artifact/record.ts';
import type { Store } from '../artifact/store.ts';
import { type Checkpoint, decodeCheckpoint } from '../training/checkpoint.ts';
import type { PlannedRun } from './experiment.ts';

/** What an unfinished sweep left behind, by run id. */
export interface EarlierWork {
  readonly records: Map<string, RunRecord>;
  readonly checkpoints: Map<string, Checkpoint>;
  /** Ids of the runs whose record or checkpoint can't be read; they start over, to the same bits. */
  readonly damaged: readonly string[];
}

/** Reads the records and checkpoints of these runs that are there. */
export async function readEarlier(store: Store, runs: readonly PlannedRun[]): Promise<EarlierWork> {
  const records = new Map<string, RunRecord>();
  const checkpoints = new Map<string, Checkpoint>();
  const damaged: string[] = [];
  for (const { id } of runs) {
    try {
      const record = await store.readRun(id);
      if (record !== undefined) {
        records.set(id, record);
        continue;
      }
      const bytes = await store.readCheckpoint(id);
      if (bytes !== undefined) checkpoints.set(id, decodeCheckpoint(bytes));
    } catch {
      damaged.push(id);
    }
  }
  return { records, checkpoints, damaged };
}
