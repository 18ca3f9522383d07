import type { RunDifference } from '../../../artifact/difference.ts';
import { findRunDifference } from '../../../artifact/find-difference.ts';
import type { EpochRecord } from '../../../artifact/record.ts';
import type { Trained } from './state.ts';

/** An epoch that was trained here, next to its record. */
export interface JudgedEpoch {
  readonly recorded: EpochRecord;
  readonly here: EpochRecord;
  /** Tensors with the digest of the record, of all that either has. */
  readonly sameTensors: number;
  readonly tensors: number;
  /** Whether every number and every tensor is the record's. */
  readonly isSame: boolean;
}

/** The first difference from the record, of the initial weights and of all epochs trained so far; undefined when none. */
export function findFirstDifference({ run, initialDigests, records }: Trained): RunDifference | undefined {
  if (initialDigests === undefined) return undefined;
  const recorded = { initialDigests: run.initialDigests, epochs: run.epochs.slice(0, records.length) };
  return findRunDifference({ initialDigests, epochs: records }, recorded);
}

/** Every epoch trained so far next to its record. */
export function judgeEpochs({ run, records }: Trained): JudgedEpoch[] {
  return records.map((here, index) => {
    const recorded = run.epochs[index];
    const names = [...new Set([...Object.keys(recorded.digests), ...Object.keys(here.digests)])];
    const sameTensors = names.filter((name) => recorded.digests[name] === here.digests[name]).length;
    const isSame = findRunDifference(alone(here), alone(recorded)) === undefined;
    return { recorded, here, sameTensors, tensors: names.length, isSame };
  });
}

function alone(epoch: EpochRecord) {
  return { initialDigests: {}, epochs: [epoch] };
}
