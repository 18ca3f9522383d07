import { CLAIMS, type Claim } from './claim.ts';
import { compareRuns, compareSummaries, possibleClaim, type RunComparison, type SummaryComparison } from './compare.ts';
import { compareDistributions, type DistributionComparison } from './distribution.ts';
import { type EpochDistance, measureDistances, type NumberDistance, worstDistance } from './number-distance.ts';
import { type Records, runId } from './read.ts';
import type { RunRecord } from './record.ts';
import { compareSideBySide, type SideBySide } from './side-by-side.ts';

/** Two runs or two sweeps; `b` is the reference. */
export type ArtifactPair =
  | { readonly kind: 'run'; readonly a: RunRecord; readonly b: RunRecord }
  | { readonly kind: 'sweep'; readonly a: Records; readonly b: Records };

/** What a comparison has to show. */
export interface ClaimRequest {
  /** Default: the strongest that equal bits would show, `machine` on one machine. */
  readonly claim?: Claim;
  /** Largest difference of mean accuracies that counts as the same in a statistical comparison. */
  readonly margin: number;
}

/** How far a run is from its counterpart with other bits. */
export interface RunDistance {
  readonly run: string;
  readonly epochs: readonly EpochDistance[];
}

/** Which claim two artifacts show together, and all that stands against a stronger one. */
export type ClaimComparison = ComparedBits & {
  readonly asked: Claim;
  /** The strongest claim that was checked and holds; null when none does. */
  readonly holds: Claim | null;
  /** Whether that is the claim asked for, or a stronger one. */
  readonly isMet: boolean;
  /** Runs that both have with other bits, in order; empty when all bits are the same. */
  readonly distances: readonly RunDistance[];
  /** The recorded number that is farthest apart, with its run. */
  readonly worst?: NumberDistance & { readonly run: string };
  /** Over seeds: of sweeps whose bits differ. */
  readonly distribution?: DistributionComparison;
  readonly apart: SideBySide;
};

/** Two artifacts bit by bit. */
export type ComparedBits =
  | { readonly kind: 'run'; readonly bits: RunComparison }
  | { readonly kind: 'sweep'; readonly bits: SummaryComparison };

/**
 * Compares bit by bit; where bits differ, measures the recorded numbers in ULP and, of sweeps, tests whether their
 * accuracies are of one distribution. No claim is stronger than what was checked.
 */
export function compareClaims(pair: ArtifactPair, { claim, margin }: ClaimRequest): ClaimComparison {
  const compared = compareBits(pair);
  const { bits } = compared;
  const asked = claim ?? (bits.kind === 'same' ? bits.claim : askedOf(pair));
  const isApart = bits.kind === 'different';
  const distances = isApart ? distancesOf(pair) : [];
  const distribution = isApart && pair.kind === 'sweep' ? compareDistributions(pair, margin) : undefined;
  const holds = bits.kind === 'same' ? bits.claim : distribution?.isEquivalent === true ? 'statistical' : null;
  const worst = worstOf(distances);
  return {
    ...compared,
    asked,
    holds,
    isMet: holds !== null && CLAIMS.indexOf(holds) <= CLAIMS.indexOf(asked),
    distances,
    ...(worst === undefined ? {} : { worst }),
    ...(distribution === undefined ? {} : { distribution }),
    apart: sideBySide(pair),
  };
}

function compareBits(pair: ArtifactPair): ComparedBits {
  if (pair.kind === 'run') return { kind: 'run', bits: compareRuns(pair.a, pair.b) };
  return { kind: 'sweep', bits: compareSummaries(pair) };
}

function askedOf({ kind, a, b }: ArtifactPair): Claim {
  return kind === 'run' ? possibleClaim(a, b) : possibleClaim(a.summary, b.summary);
}

function sideBySide({ kind, a, b }: ArtifactPair): SideBySide {
  if (kind === 'run') {
    const [left, right] = [a, b].map(({ run, provenance }) => ({ description: run, provenance }));
    return compareSideBySide(left, right);
  }
  const [left, right] = [a, b].map(({ summary, runs }) => ({
    description: {
      experiment: summary.experiment,
      runs: Object.fromEntries([...runs].map(([id, { run }]) => [id, { levels: run.levels, config: run.config }])),
    },
    provenance: summary.provenance,
  }));
  return compareSideBySide(left, right);
}

function distancesOf(pair: ArtifactPair): RunDistance[] {
  if (pair.kind === 'run') return [distanceOf(pair.a, pair.b)];
  const both = [...pair.a.runs].flatMap(([id, record]) => {
    const other = pair.b.runs.get(id);
    return other === undefined || other.result.digest === record.result.digest ? [] : [distanceOf(record, other)];
  });
  return both;
}

function distanceOf(a: RunRecord, b: RunRecord): RunDistance {
  return { run: runId(a.run), epochs: measureDistances(a.result, b.result) };
}

function worstOf(distances: readonly RunDistance[]): ClaimComparison['worst'] {
  const found = distances.flatMap(({ run, epochs }) => {
    const worst = worstDistance(epochs);
    return worst === undefined ? [] : [{ ...worst, run }];
  });
  return found.toSorted((left, right) => right.ulp - left.ulp)[0];
}
