import type { Claim } from '../artifact/claim.ts';
import type { RunRecord } from '../artifact/record.ts';
import type { RecordGist } from '../artifact/record-gist.ts';
import { type Digest, digestOfJson } from '../base/digest.ts';

/** What a summary needs of a run, so that a sweep's records don't have to lie in memory. */
export interface RunRow {
  /** Digest of the run's result. */
  readonly digest: Digest;
  /** Validation accuracy after the last epoch. */
  readonly accuracy: number;
  readonly claim: Claim;
  /** Digest of the fingerprint of the machine that trained it. */
  readonly machine: Digest;
}

/** The row of a record. */
export function rowOf({ result, provenance }: RunRecord): RunRow {
  const { validationAccuracy } = result.epochs[result.epochs.length - 1];
  return {
    digest: result.digest,
    accuracy: validationAccuracy,
    claim: result.claim,
    machine: machineOf(provenance),
  };
}

/** The row of a record of which the gist is known. */
export function rowOfGist({ digest, accuracy, claim, provenance }: RecordGist): RunRow {
  return { digest, accuracy, claim, machine: machineOf(provenance) };
}

// many records of one sweep share this object
const machines = new WeakMap<object, Digest>();

function machineOf({ fingerprint }: RunRecord['provenance']): Digest {
  const known = machines.get(fingerprint);
  if (known !== undefined) return known;
  const digest = digestOfJson(fingerprint);
  machines.set(fingerprint, digest);
  return digest;
}
