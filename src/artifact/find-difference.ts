import type { Digest } from '../base/digest.ts';
import { EPOCH_NUMBERS, type RunDifference } from './difference.ts';
import { inNetworkOrder } from './order.ts';
import type { EpochRecord, RunResult } from './record.ts';

/** What a run computed. */
export type Computed = Readonly<Pick<RunResult, 'initialDigests'>> & { readonly epochs: readonly EpochRecord[] };

/**
 * The first difference of what two runs computed: of the initial tensors, then of each epoch's numbers and tensors, in
 * network order; undefined when there is none. Claims and seals are not looked at.
 */
export function findRunDifference(a: Computed, b: Computed): RunDifference | undefined {
  const found = firstDigestDifference(a.initialDigests, b.initialDigests);
  return found ? { kind: 'initial-tensor', ...found } : findEpochDifference(a.epochs, b.epochs);
}

function findEpochDifference(a: readonly EpochRecord[], b: readonly EpochRecord[]): RunDifference | undefined {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    const epoch = index + 1;
    const name = EPOCH_NUMBERS.find((key) => left[key] !== right[key]);
    if (name) return { kind: 'epoch-number', epoch, name, a: left[name], b: right[name] };
    const found = firstDigestDifference(left.digests, right.digests);
    if (found) return { kind: 'epoch-tensor', epoch, ...found };
  }
  return a.length === b.length ? undefined : { kind: 'epoch-count', a: a.length, b: b.length };
}

type Digests = Readonly<Record<string, Digest>>;

function firstDigestDifference(a: Digests, b: Digests): { tensor: string; a?: Digest; b?: Digest } | undefined {
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  const names = inNetworkOrder(new Set([...left.keys(), ...right.keys()]));
  const tensor = names.find((name) => left.get(name) !== right.get(name));
  if (tensor === undefined) return undefined;
  const [aDigest, bDigest] = [left.get(tensor), right.get(tensor)];
  return { tensor, ...(aDigest ? { a: aDigest } : {}), ...(bDigest ? { b: bDigest } : {}) };
}
