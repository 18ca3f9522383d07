import { CLAIMS } from './claim.ts';
import type { RunResult } from './record.ts';

const KEYS = 'claim,digest,epochs,initialDigests';
const EPOCH_KEYS = 'accuracy,digests,epoch,learningRate,loss,penalty,validationAccuracy,validationLoss';
const DIGEST = /^[0-9a-f]{64}$/u;
const KNOWN_CLAIMS: ReadonlySet<unknown> = new Set(CLAIMS);

/**
 * Whether a value out of JSON is the result of a run, with keys in their order and with digests of tensors that are known
 * together, `\n` between their names. Says yes only where the schema of records does; whether the digest is that of the
 * content is not looked at.
 */
export function isRightResult(value: RunResult, tensors: ReadonlySet<string>): boolean {
  const { claim, digest, epochs, initialDigests } = value;
  return (
    String(Object.keys(value)) === KEYS &&
    KNOWN_CLAIMS.has(claim) &&
    isDigest(digest) &&
    areDigests(initialDigests, tensors) &&
    Array.isArray(epochs) &&
    epochs.length > 0 &&
    epochs.every((epoch) => isRightEpoch(epoch, tensors))
  );
}

function isRightEpoch(epoch: RunResult['epochs'][number], tensors: ReadonlySet<string>): boolean {
  if (typeof epoch !== 'object' || epoch === null || String(Object.keys(epoch)) !== EPOCH_KEYS) return false;
  return (
    isAtLeast(epoch.epoch, 1) &&
    Number.isSafeInteger(epoch.epoch) &&
    [epoch.loss, epoch.penalty, epoch.validationLoss, epoch.learningRate].every((number) => isAtLeast(number, 0)) &&
    [epoch.accuracy, epoch.validationAccuracy].every((share) => isAtLeast(share, 0) && share <= 1) &&
    areDigests(epoch.digests, tensors)
  );
}

function areDigests(digests: Readonly<Record<string, unknown>>, tensors: ReadonlySet<string>): boolean {
  if (typeof digests !== 'object' || digests === null) return false;
  return tensors.has(Object.keys(digests).join('\n')) && Object.values(digests).every(isDigest);
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && DIGEST.test(value);
}

// texts of JSON hold no NaN and, written as they are read, no infinity
function isAtLeast(value: unknown, least: number): boolean {
  return typeof value === 'number' && value >= least;
}
