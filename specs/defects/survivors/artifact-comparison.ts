import type { Explanation } from '../survivors.ts';

/** Why mutants of what compares artifacts survive. */
export const ARTIFACT_COMPARISON: readonly Explanation[] = [
  {
    file: 'artifact/claim.ts',
    reason: 'Claims at the same place are the same claim, so it does not matter which of them is kept.',
    mutants: [
      [
        'return others.reduce((weakest, claim) => (CLAIMS.indexOf(claim) > CLAIMS.indexOf(weakest) ? claim : weakest), first);',
        'CLAIMS.indexOf(claim) >= CLAIMS.indexOf(weakest)',
      ],
    ],
  },
  {
    file: 'artifact/compare.ts',
    reason: 'No claim at all is not among the claims and so never the weakest; the check is for the compiler.',
    mutants: [['if (found.claim) claim = weakestClaim(claim, found.claim);', 'true']],
  },
];
