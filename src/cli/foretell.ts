import { join } from 'node:path';
import { describeMachine } from '../artifact/machine.ts';
import { readRecords } from '../artifact/read.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { estimateDurationMs, guessDurationMs } from '../replication/estimate.ts';
import type { Plan } from '../replication/plan.ts';
import { formatDuration, formatQuantity } from '../report/numbers.ts';

/** What is about to be trained. */
export interface Intent {
  readonly plan: Plan;
  readonly engine: string;
  readonly workers: number;
  readonly trainCount: number;
}

/** Below that nobody has to be told. */
const SHORT_MS = 60_000;

/**
 * A sentence on how long a whole plan takes here, when `quick` was trained on this machine with this engine and number of
 * workers, and it is more than a minute.
 */
export async function foretell({ plan, engine, workers, trainCount }: Intent): Promise<string | undefined> {
  const folder = join('artifacts', 'local', 'quick');
  const known = await readRecords(folder).catch(() => undefined);
  if (known === undefined || known.summary.observed.workers !== workers) return undefined;
  const here = canonicalJson(describeMachine());
  const records = [...known.runs.values()].filter(
    ({ provenance }) =>
      provenance.engine.name === engine && canonicalJson({ ...provenance.fingerprint, gpu: undefined }) === here,
  );
  const input = { plan, records, workers };
  const exact = estimateDurationMs(input);
  const durationMs = exact ?? guessDurationMs(input, trainCount);
  if (durationMs === undefined || durationMs < SHORT_MS) return undefined;
  const about = exact === undefined ? 'Roughly' : 'About';
  return `${about} ${formatDuration(durationMs)} on ${formatQuantity(workers, 'worker')} for ${formatQuantity(plan.runs.length, 'run')}, judging by ${folder}.`;
}
