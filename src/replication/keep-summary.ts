import { join } from 'node:path';
import { readSummaryRecord } from '../artifact/read.ts';
import type { SummaryRecord } from '../artifact/record.ts';
import type { Store } from '../artifact/store.ts';

/**
 * Writes a summary, unless the folder has one of the same result: that one knows the time that the training took. Answers
 * with the one that is kept.
 */
export async function keepSummary(store: Store, summary: SummaryRecord): Promise<SummaryRecord> {
  const held = await readSummaryRecord(join(store.folder, 'summary.json')).catch(() => undefined);
  if (held?.result.digest === summary.result.digest) return held;
  await store.writeSummary(summary);
  return summary;
}
