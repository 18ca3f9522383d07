import type { MutationRecord } from './mutation-record.ts';
import { ARTIFACT_COMPARISON } from './survivors/artifact-comparison.ts';
import { ARTIFACT_FILES } from './survivors/artifact-files.ts';
import { ARTIFACT_RECORDS } from './survivors/artifact-records.ts';
import { BASE } from './survivors/base.ts';
import { NETWORK } from './survivors/network.ts';
import { RANDOM } from './survivors/random.ts';
import { STATISTICS } from './survivors/statistics.ts';

/** Why mutants of a file survive. */
export interface Explanation {
  /** Path from `src/` on. */
  readonly file: string;
  readonly reason: string;
  /** Each as the line in which the change begins, and what the changed part became. */
  readonly mutants: readonly (readonly [code: string, becomes: string])[];
}

/** Why mutants survive, by room. */
export const EXPLANATIONS: readonly Explanation[] = [
  ...ARTIFACT_COMPARISON,
  ...ARTIFACT_FILES,
  ...ARTIFACT_RECORDS,
  ...BASE,
  ...NETWORK,
  ...RANDOM,
  ...STATISTICS,
];

/** Survivors of a record without an explanation, and explanations of what does not survive, each in one line. */
export function compareSurvivors(
  { rooms }: Pick<MutationRecord, 'rooms'>,
  explanations: readonly Explanation[],
): { unexplained: string[]; stale: string[] } {
  const survivors = Object.values(rooms).flatMap((room) =>
    room.survivors.map(({ file, code, becomes }) => lineOf(file, code, becomes)),
  );
  const explained = explanations.flatMap(({ file, mutants }) =>
    mutants.map(([code, becomes]) => lineOf(file, code, becomes)),
  );
  return {
    unexplained: survivors.filter((line) => !explained.includes(line)),
    stale: explained.filter((line) => !survivors.includes(line)),
  };
}

function lineOf(file: string, code: string, becomes: string): string {
  return `${file}: ${code} => ${becomes}`;
}
