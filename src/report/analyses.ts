import type { Records } from '../artifact/read.ts';
import { analyseFactors } from '../replication/analysis/factors.ts';
import { analyseHinton } from '../replication/analysis/hinton.ts';
import { analyseRefit } from '../replication/analysis/refit.ts';
import type { FactorsAnalysis, HintonAnalysis, RefitAnalysis, SearchAnalysis } from '../replication/analysis/rows.ts';
import { analyseSearch } from '../replication/analysis/search.ts';

/** What statistics say of a sweep; each is absent where the sweep is no such experiment. */
export interface Analyses {
  readonly hinton?: HintonAnalysis;
  readonly factors?: FactorsAnalysis;
  readonly search?: SearchAnalysis;
  readonly refit?: RefitAnalysis;
}

/**
 * The analyses that these records allow, by the names of their parts.
 *
 * @throws {SameseedError} `config-invalid` for a config that this program can't read.
 */
export function analyseRecords(records: Records): Analyses {
  const parts = new Set(records.summary.result.treatments.map(({ part }) => part));
  return {
    ...(parts.has('hinton') ? { hinton: analyseHinton(records) } : {}),
    ...(parts.has('recipe') ? { factors: analyseFactors(records) } : {}),
    ...(parts.has('search') ? { search: analyseSearch(records) } : {}),
    ...(parts.has('refit') ? { refit: analyseRefit(records) } : {}),
  };
}
