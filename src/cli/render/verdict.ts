import type { SummaryRecord } from '../../artifact/record.ts';
import type { JudgedTreatment } from '../../replication/analysis/verdicts.ts';
import type { Verdict } from '../../replication/verdict.ts';
import { formatAccuracy, formatCount } from '../../report/numbers.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';

/** What each treatment allows to be said about the target, and what that rests on. */
export function renderVerdicts(
  experiment: SummaryRecord['experiment'],
  judged: readonly JudgedTreatment[],
  paint: Paint,
): string {
  const title = paint.strong(`${experiment.title}: verdicts`);
  if (judged.length === 0) return `${title}\n${renderAbsence(experiment)}`;
  const table = renderTable(
    ['treatment', 'n', 'mean, 95 %', 'verdict', 'sees', 'needs', 'best of n'],
    judged.map(({ treatment, verdict }) => [
      treatment,
      formatCount(verdict.count),
      renderMean(verdict),
      verdict.verdict,
      ...renderReach(verdict),
      formatAccuracy(verdict.best.value),
    ]),
  );
  return [title, table, renderTarget(judged[0].verdict)].join('\n');
}

function renderMean({ mean, tests }: Verdict): string {
  if (tests === undefined) return formatAccuracy(mean);
  return `${formatAccuracy(mean)} [${formatAccuracy(tests.interval.lower)}, ${formatAccuracy(tests.interval.upper)}]`;
}

function renderReach({ tests }: Verdict): [sees: string, needs: string] {
  if (tests === undefined) return ['–', '–'];
  const { smallestDifference, runsNeeded } = tests;
  return [formatAccuracy(smallestDifference), runsNeeded === undefined ? '–' : formatCount(runsNeeded)];
}

function renderTarget({ target, margin }: Verdict): string {
  const { name, value, interval } = target;
  return [
    `Target: ${name}'s ${formatAccuracy(value)}, itself measured (Wilson 95 % interval ${formatAccuracy(interval.lower)} to ${formatAccuracy(interval.upper)}); margin ${formatAccuracy(margin)}.`,
    'sees: smallest distance from the target that n runs find with 80 % power; needs: runs that find the margin.',
  ].join('\n');
}

function renderAbsence({ dataset, isCut }: SummaryRecord['experiment']): string {
  if (dataset !== 'mnist') return `No verdict: trained on ${dataset}, and the target is about MNIST.`;
  if (isCut) return 'No verdict: this experiment is cut short.';
  return 'No verdict: every run was judged by a hold-out, and the target is about the test set.';
}
