import type { Excuse, RunComparison, SummaryComparison } from '../../artifact/compare.ts';
import { describeDifference, type Difference } from '../../artifact/difference.ts';
import { formatList } from '../../report/numbers.ts';
import type { Paint } from './paint.ts';

const EXCUSES: Readonly<Record<Excuse, string>> = {
  engine: 'The engines or their versions differ, so the same bits were not promised.',
  machine: 'The machines differ, so the same bits were not promised.',
  claim: 'The claim is statistical, so the same bits were not promised.',
};

/** Differences shown at most. */
const SHOWN = 5;

/** Whether two sweeps have the same bits; otherwise where each other run first parts from the reference. */
export function renderSweepComparison(comparison: SummaryComparison, paint: Paint): string {
  if (comparison.kind === 'incomparable') return paint.bad(describeDifference(comparison));
  if (comparison.kind === 'same') {
    const { runs, digest } = comparison;
    return paint.good(`Same bits as the reference: ${runs.length} of ${runs.length} runs, digest ${digest}.`);
  }
  const { same, differences, excuse } = comparison;
  const parted = partedRuns(comparison);
  const total = same.length + parted.length;
  if (parted.length === 0) {
    return paint.good(
      `Same bits as the reference: ${total} of the ${total} runs that both have; ${renderMissing(differences)}.`,
    );
  }
  const shown = parted.slice(0, SHOWN).map((difference) => `  ${describeDifference(difference)}`);
  return [
    paint.bad(`Other bits than the reference: ${same.length} of ${total} runs are the same.`),
    ...shown,
    ...(parted.length > SHOWN ? [`  … and ${parted.length - SHOWN} more.`] : []),
    ...(excuse === undefined ? [] : [EXCUSES[excuse]]),
  ].join('\n');
}

/** Whether two runs have the same bits; otherwise where they first part. */
export function renderRunComparison(comparison: RunComparison, paint: Paint): string {
  if (comparison.kind === 'incomparable') return paint.bad(describeDifference(comparison));
  if (comparison.kind === 'same') return paint.good(`Same bits as the reference: digest ${comparison.digest}.`);
  const { difference, excuse } = comparison;
  const head = paint.bad(`Other bits than the reference. ${describeDifference(difference)}`);
  return excuse === undefined ? head : `${head}\n${EXCUSES[excuse]}`;
}

/** The differences between runs that both sweeps have. */
export function partedRuns(comparison: SummaryComparison): readonly Difference[] {
  if (comparison.kind !== 'different') return [];
  return comparison.differences.filter((difference) => difference.kind !== 'run-missing');
}

function renderMissing(differences: readonly Difference[]): string {
  const missing = differences.flatMap((difference) => (difference.kind === 'run-missing' ? [difference.from] : []));
  const count = { a: missing.filter((from) => from === 'a').length, b: missing.filter((from) => from === 'b').length };
  return formatList([
    ...(count.a === 0 ? [] : [`${count.a} more in the reference only`]),
    ...(count.b === 0 ? [] : [`${count.b} not in the reference`]),
  ]);
}
