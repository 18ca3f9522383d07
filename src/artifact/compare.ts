import type { Digest } from '../base/digest.ts';
import { CLAIMS, type Claim, weakestClaim } from './claim.ts';
import type { Difference, Incomparable } from './difference.ts';
import { findRunDifference } from './find-difference.ts';
import { firstJsonDifference } from './json-difference.ts';
import { compareNames } from './order.ts';
import { findOtherSweep, findOtherTraining } from './other-training.ts';
import { type Records, runId } from './read.ts';
import type { Provenance, RunRecord } from './record.ts';

/** Why the same bits were not promised: another engine (or version of it), another machine, or a statistical claim. */
export type Excuse = 'engine' | 'machine' | 'claim';

/** Whether two runs have the same bits, and how much that shows. */
export type RunComparison = Same | (Different & { readonly difference: Difference }) | Incomparable;

/** Whether two sweeps have the same bits. */
export type SummaryComparison =
  | (Same & { readonly runs: readonly string[] })
  | (Different & {
      /** Ids of the runs that are the same in both, in order. */
      readonly same: readonly string[];
      /** One difference for each other run, in order; the summaries' own when every run is the same. */
      readonly differences: readonly [Difference, ...Difference[]];
    })
  | Incomparable;

interface Same {
  readonly kind: 'same';
  /**
   * The strongest claim that this comparison shows: never stronger than what both records claim, and `machine` at most
   * when both come from one machine.
   */
  readonly claim: Claim;
  /** Result digest of `a`; that of `b` too, unless the records make different claims. */
  readonly digest: Digest;
}

interface Different {
  readonly kind: 'different';
  /** The weaker claim of the two records. */
  readonly claim: Claim;
  /** Absent when the claim promised the same bits: then the promise is broken. */
  readonly excuse?: Excuse;
}

/**
 * Compares what two runs computed; `b` is the reference. Looks at what was trained, then at the initial tensors, then at
 * each epoch's numbers and tensors in network order, and stops at the first difference. Clock, machine and package
 * versions are never compared.
 */
export function compareRuns(a: RunRecord, b: RunRecord): RunComparison {
  const incomparable = findOtherTraining(a, b);
  if (incomparable) return incomparable;
  const difference = findRunDifference(a.result, b.result);
  if (!difference) return { kind: 'same', claim: possibleClaim(a, b), digest: a.result.digest };
  return { ...differing(a, b), difference: { ...difference, run: runId(a.run) } };
}

/**
 * Compares two sweeps run by run; `b` is the reference. A run that only one of them has is a difference. Runs whose
 * records aren't at hand are compared by the digests in the summaries.
 */
export function compareSummaries({ a, b }: { readonly a: Records; readonly b: Records }): SummaryComparison {
  const incomparable = findOtherSweep(a.summary, b.summary);
  if (incomparable) return incomparable;
  const ids = [...new Set([...Object.keys(a.summary.result.runs), ...Object.keys(b.summary.result.runs)])];
  const same: string[] = [];
  const differences: Difference[] = [];
  let claim = possibleClaim(a.summary, b.summary);
  for (const id of ids.sort(compareNames)) {
    const found = compareRunOf({ a, b }, id);
    if (found.kind === 'incomparable') return found;
    if (found.kind === 'same') same.push(id);
    if (found.kind === 'different') differences.push(found.difference);
    if (found.claim) claim = weakestClaim(claim, found.claim);
  }
  const summaries = differences.length === 0 ? findSummaryDifference(a, b) : undefined;
  const [first, ...others] = summaries ? [summaries] : differences;
  if (first) return { ...differing(a.summary, b.summary), same, differences: [first, ...others] };
  return { kind: 'same', claim, digest: a.summary.result.digest, runs: same };
}

/** A record of something that was made under a claim. */
export interface Claiming {
  readonly result: { readonly claim: Claim };
  readonly provenance: Provenance;
}

/** The claim that equal bits of two records show: what both make, and `machine` at most when they come from one machine. */
export function possibleClaim(a: Claiming, b: Claiming): Claim {
  const isOneMachine = !firstJsonDifference(a.provenance.fingerprint, b.provenance.fingerprint);
  return weakestClaim(a.result.claim, b.result.claim, isOneMachine ? 'machine' : CLAIMS[0]);
}

function differing(a: Claiming, b: Claiming): Different {
  const claim = weakestClaim(a.result.claim, b.result.claim);
  const excuse = findExcuse(a, b);
  return { kind: 'different', claim, ...(excuse ? { excuse } : {}) };
}

function findExcuse(a: Claiming, b: Claiming): Excuse | undefined {
  const [left, right] = [a.provenance, b.provenance];
  if (left.engine.name !== right.engine.name || left.engine.version !== right.engine.version) return 'engine';
  const claim = weakestClaim(a.result.claim, b.result.claim);
  if (claim === 'statistical') return 'claim';
  const isOneMachine = !firstJsonDifference(left.fingerprint, right.fingerprint);
  return claim === 'machine' && !isOneMachine ? 'machine' : undefined;
}

type PairComparison =
  | { kind: 'same'; claim?: Claim }
  | { kind: 'different'; difference: Difference; claim?: Claim }
  | Incomparable;

function compareRunOf({ a, b }: { a: Records; b: Records }, id: string): PairComparison {
  const [aRun, bRun] = [a.runs.get(id), b.runs.get(id)];
  if (aRun && bRun) return compareRuns(aRun, bRun);
  const [aDigest, bDigest] = [a, b].map(({ summary }) => new Map(Object.entries(summary.result.runs)).get(id));
  if (aDigest === undefined || bDigest === undefined) {
    return { kind: 'different', difference: { kind: 'run-missing', run: id, from: aDigest === undefined ? 'a' : 'b' } };
  }
  if (aDigest === bDigest) return { kind: 'same' };
  return { kind: 'different', difference: { kind: 'run-digest', run: id, a: aDigest, b: bDigest } };
}

function findSummaryDifference({ summary: a }: Records, { summary: b }: Records): Difference | undefined {
  const found = firstJsonDifference({ treatments: a.result.treatments }, { treatments: b.result.treatments });
  return found && { kind: 'summary', ...found };
}
