import { listJsonDifferences } from '../artifact/json-difference.ts';
import type { SparseJson } from '../base/canonical-json.ts';
import { describeValue } from '../base/place.ts';

/** A place where an artifact holds something else than what follows from the rest of it. */
export interface Finding {
  /** Id of the run; absent for the summary and the folder. */
  readonly run?: string;
  /** JSON Pointer within the record; a path for a file of the folder. */
  readonly pointer: string;
  /** One sentence: what follows, from what, and what is there. */
  readonly message: string;
}

/** What a place of a record has to hold. */
export interface Expectation {
  /** JSON Pointer of the place. */
  readonly pointer: string;
  readonly expected: SparseJson | undefined;
  readonly received: SparseJson | undefined;
  /** What the expected value follows from: `as the schedule has it`. */
  readonly reason: string;
  readonly run?: string;
}

/** One finding for each place below `pointer` that differs; none when all is as expected. */
export function findDepartures({ pointer, expected, received, reason, run }: Expectation): Finding[] {
  const owner = run === undefined ? {} : { run };
  return listJsonDifferences({ at: received }, { at: expected }).map((difference): Finding => {
    const place = `${pointer}${difference.pointer.slice('/at'.length)}`;
    const [found, wanted] = [difference.a, difference.b].map((value) =>
      value === undefined ? 'absent' : describeValue(value),
    );
    const message = `Expected ${place} to be ${wanted}, ${reason}, received ${found}.`;
    return Object.assign({ pointer: place, message }, owner);
  });
}
