/**
 * What a digest promises, strongest first: `bitwise` the same on every 64-bit machine, `machine` the same on the same
 * fingerprint, `statistical` the same distribution over seeds.
 */
export const CLAIMS = ['bitwise', 'machine', 'statistical'] as const;

/** Name of a claim. */
export type Claim = (typeof CLAIMS)[number];

/** The weakest of some claims; all that records which make them can show together. */
export function weakestClaim(first: Claim, ...others: readonly Claim[]): Claim {
  return others.reduce((weakest, claim) => (CLAIMS.indexOf(claim) > CLAIMS.indexOf(weakest) ? claim : weakest), first);
}
