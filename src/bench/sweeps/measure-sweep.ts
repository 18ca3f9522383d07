import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { integer, parse, real, z } from '../../base/schema.ts';
import type { DatasetName } from '../../dataset/dataset.ts';
import type { PackedData } from '../bench-data.ts';

/** A sweep of equal runs, each an epoch of 784-500-300-10. */
export interface SweepRequest extends PackedData {
  readonly dataset: DatasetName;
  readonly runs: number;
  readonly workers: number;
}

const answerSchema = z.object({ durationMs: real({ above: 0 }), peakBytes: integer(1) });

/** How a sweep went: time of the clock since all workers were ready, and the largest resident set of all threads. */
export type SweepAnswer = z.infer<typeof answerSchema>;

// The process runs compiled code also when this module is run from source.
const HOST = new URL('../../../dist/bench/sweeps/host.js', import.meta.url);

/** Executes a sweep in a process of its own. */
export async function measureSweep(request: SweepRequest): Promise<SweepAnswer> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(HOST), JSON.stringify(request)]);
  return parse(answerSchema, JSON.parse(stdout), { code: 'sweep-answer', subject: 'answer of the sweep' });
}
