import type { Claim } from './claim.ts';
import { type ClaimRequest, compareClaims } from './claim-comparison.ts';
import type { Records } from './read.ts';

/** A sweep with the name of whoever or whatever made it, unique among those that it is compared with. */
export interface NamedRecords {
  readonly name: string;
  readonly records: Records;
}

/** Two sweeps, and the strongest claim that they show together. */
export interface ClaimCell {
  /** Names. */
  readonly a: string;
  readonly b: string;
  readonly asked: Claim;
  /** Null when none holds. */
  readonly holds: Claim | null;
  readonly isMet: boolean;
}

/** Many sweeps, each with each. */
export interface ClaimMatrix {
  readonly names: readonly string[];
  /** One for each pair, in the order of the names; the earlier one is `a`. */
  readonly cells: readonly ClaimCell[];
  /** Whether every pair shows what was asked for. */
  readonly isMet: boolean;
}

/** Compares every sweep with every other one. */
export function compareMany(sweeps: readonly NamedRecords[], request: ClaimRequest): ClaimMatrix {
  const cells = sweeps.flatMap((a, index) =>
    sweeps.slice(index + 1).map((b): ClaimCell => {
      const { asked, holds, isMet } = compareClaims({ kind: 'sweep', a: a.records, b: b.records }, request);
      return { a: a.name, b: b.name, asked, holds, isMet };
    }),
  );
  return { names: sweeps.map(({ name }) => name), cells, isMet: cells.every(({ isMet }) => isMet) };
}

/** The cell of two names in either order; undefined for a sweep and itself. */
export function findCell({ cells }: ClaimMatrix, one: string, other: string): ClaimCell | undefined {
  return cells.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
}
