import { type Digest, digestOfJson } from '../base/digest.ts';
import type { RunResult, SummaryRecord } from './record.ts';

/** The compared part of a sweep. */
export type SummaryResult = SummaryRecord['result'];

/** Adds the digest that makes a change of any number, name or digest of a run's result visible. */
export function sealResult(unsealed: Omit<RunResult, 'digest'>): RunResult {
  return { ...unsealed, digest: contentDigest(unsealed) };
}

/** The same for the result of a sweep. */
export function sealSummary(unsealed: Omit<SummaryResult, 'digest'>): SummaryResult {
  return { ...unsealed, digest: contentDigest(unsealed) };
}

/** Whether a result's digest is that of its content. */
export function isSealed(result: RunResult | SummaryResult): boolean {
  return result.digest === contentDigest(result);
}

/** Digest of the canonical JSON of everything in a result but its `digest`. */
export function contentDigest(result: Omit<RunResult, 'digest'> | Omit<SummaryResult, 'digest'>): Digest {
  return digestOfJson(Object.fromEntries(Object.entries(result).filter(([key]) => key !== 'digest')));
}
