import type { EpochRecord, Provenance, RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import { exampleRun } from './records.ts';

/** The record that the others depart from. */
export const REFERENCE = exampleRun();

/** A digest that nothing in {@link REFERENCE} has. */
export const OTHER = digestOfJson('other');

/** {@link REFERENCE} with something else in one epoch, sealed anew. */
export function withEpoch(epoch: number, change: Partial<EpochRecord>): RunRecord {
  const epochs = REFERENCE.result.epochs.map((record) => (record.epoch === epoch ? { ...record, ...change } : record));
  return { ...REFERENCE, result: sealResult({ ...REFERENCE.result, epochs }) };
}

/** The same with other digests of tensors after one epoch. */
export function withTensor(epoch: number, ...names: readonly string[]): RunRecord {
  const changed = Object.fromEntries(names.map((name) => [name, OTHER]));
  return withEpoch(epoch, { digests: { ...REFERENCE.result.epochs[epoch - 1].digests, ...changed } });
}

/** The same with other digests of initial tensors. */
export function withInitial(changed: Record<string, string>): RunRecord {
  const initialDigests = { ...REFERENCE.result.initialDigests, ...changed };
  return { ...REFERENCE, result: sealResult({ ...REFERENCE.result, initialDigests }) };
}

/** A record as another machine would write it, with what else may differ in its provenance. */
export function elsewhere(record: RunRecord, change: Partial<Provenance> = {}): RunRecord {
  const fingerprint = { ...record.provenance.fingerprint, platform: 'darwin', architecture: 'arm64' };
  return { ...record, provenance: { ...record.provenance, fingerprint, ...change } };
}
