import { prettyJson } from '../base/canonical-json.ts';
import type { Claim } from './claim.ts';
import type { RunRecord } from './record.ts';
import { cutRecord, readSeeds } from './record-text.ts';

/** What a merge has to know of a record. */
export interface RecordGist {
  /** Digest of the result, which was proved. */
  readonly digest: string;
  readonly claim: Claim;
  /** Validation accuracy after the last epoch. */
  readonly accuracy: number;
  readonly startedAt: string;
  readonly durationMs: number;
  /** One object for all records that have the same. */
  readonly provenance: RunRecord['provenance'];
  /** Text of what was trained but for its seeds: equal for the replicates of a treatment. */
  readonly description: string;
  /** Seed of the run, then of its initial weights, order and split, with blanks between. */
  readonly seeds: string;
}

/** The gist of a record that was read and proved; `text` is how this program writes it. */
export function gistOf(record: RunRecord, text = prettyJson(record)): RecordGist {
  const { result, provenance, observed } = record;
  const run = cutRecord(text)?.run ?? '';
  return {
    digest: result.digest,
    claim: result.claim,
    accuracy: result.epochs[result.epochs.length - 1].validationAccuracy,
    startedAt: observed.startedAt,
    durationMs: observed.durationMs,
    provenance,
    ...readSeeds(run),
  };
}
