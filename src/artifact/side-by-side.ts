import type { SparseJson } from '../base/canonical-json.ts';
import { type JsonDifference, listJsonDifferences } from './json-difference.ts';
import type { Provenance } from './record.ts';

/** What two artifacts were made of and where, as far as it differs; `a` and `b` side by side, by JSON Pointer. */
export interface SideBySide {
  /** What was trained: experiment, levels, config. */
  readonly configuration: readonly JsonDifference[];
  /** On what: data, engine, packages, commit, machine. */
  readonly provenance: readonly JsonDifference[];
}

/** Something that was made: its description, and where it comes from. */
export interface Made {
  readonly description: SparseJson;
  readonly provenance: Provenance;
}

/** Only what differs. */
export function compareSideBySide(a: Made, b: Made): SideBySide {
  return {
    configuration: listJsonDifferences(a.description, b.description),
    provenance: listJsonDifferences(a.provenance, b.provenance),
  };
}
