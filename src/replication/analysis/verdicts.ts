import type { Records } from '../../artifact/read.ts';
import { judge, type Verdict } from '../verdict.ts';
import { collectRuns } from './treatment-runs.ts';

/** A treatment and the verdict on it. */
export interface JudgedTreatment {
  readonly part: string;
  readonly treatment: string;
  readonly verdict: Verdict;
}

/**
 * Verdicts on all treatments that can be held against the target: whole trainings on MNIST, judged by the test set.
 *
 * @throws {SameseedError} `config-invalid` for a config that this program can't read.
 */
export function collectVerdicts(records: Records): JudgedTreatment[] {
  return collectRuns(records)
    .filter(({ isComparable }) => isComparable)
    .map(({ part, treatment, finals }) => ({ part, treatment, verdict: judge({ values: finals }) }));
}
