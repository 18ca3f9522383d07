import type { Records } from '../../src/artifact/read.ts';
import type { EpochRecord, Provenance, RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { digestOfJson } from '../../src/base/digest.ts';
import { exampleRun, sweepOf } from './records.ts';

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

/** A sweep of treatments, each with the validation accuracies that its seeds end with. */
export function sweepWith(accuracies: Readonly<Record<string, readonly number[]>>): Records {
  const runs = Object.entries(accuracies).flatMap(([treatment, ofSeeds]) =>
    ofSeeds.map((validationAccuracy, seed): RunRecord => {
      const { run, result, ...record } = exampleRun({ seed, epochs: 2 });
      const [first, last] = result.epochs;
      const epochs = [first, { ...last, validationAccuracy }];
      return { ...record, run: { ...run, treatment }, result: sealResult({ ...result, epochs }) };
    }),
  );
  return sweepOf(runs);
}
