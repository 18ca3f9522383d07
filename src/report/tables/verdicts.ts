import type { TreatmentRow } from '../../replication/analysis/rows.ts';
import type { Verdict } from '../../replication/verdict.ts';
import { accuracies, counts, effects, intervals, probabilities, spreads, words } from './columns.ts';
import { type DataTable, makeTable } from './data-table.ts';

/** A verdict on a treatment. */
export interface Judged extends TreatmentRow {
  readonly verdict: Verdict;
}

/** Whether a treatment can be held against the target. */
export function isJudged(row: TreatmentRow): row is Judged {
  return row.verdict !== undefined;
}

/** Every verdict with the numbers that it rests on. */
export function verdictTable(rows: readonly Judged[]): DataTable {
  return makeTable<Judged>({
    name: 'verdicts',
    caption: 'Verdicts against Hinton’s 0.9847',
    isWide: true,
    rows,
    columns: [
      words('treatment', 'treatment', (row) => row.treatment),
      words('verdict', 'verdict', ({ verdict }) => verdict.verdict),
      counts('n', 'runs', (row) => row.count),
      spreads(),
      intervals('95\u00a0% interval', 'interval', (row) => row.interval),
      effects('mean − 0.9847', 'difference', ({ verdict: { difference, tests } }) => {
        return tests === undefined ? { difference } : { difference, interval: tests.differenceInterval };
      }),
      probabilities('p of no difference', 'difference_p', ({ verdict }) => verdict.tests?.differenceP),
      probabilities('p of equivalence', 'equivalence_p', ({ verdict }) => verdict.tests?.equivalenceP),
      accuracies('margin', 'margin', ({ verdict }) => verdict.margin),
      accuracies('smallest difference seen', 'smallest_difference', ({ verdict }) => verdict.tests?.smallestDifference),
    ],
  });
}
