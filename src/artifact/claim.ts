/**
 * What a digest promises, strongest first: `bitwise` the same on every 64-bit machine, `machine` the same on the same
 * fingerprint, `statistical` the same distribution over seeds.
 */
export const CLAIMS = ['bitwise', 'machine', 'statistical'] as const;

/** Name of a claim. */
export type Claim = (typeof CLAIMS)[number];
