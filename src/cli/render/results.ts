import type { SummaryRecord, TreatmentSummary } from '../../artifact/record.ts';
import { formatAccuracy, formatCount } from '../../report/numbers.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';

const HINTON = '0.9847';

/** The results of a sweep as a table that fits 80 columns, and what they allow to be said; `data` is the data set's title. */
export function renderResults(summary: SummaryRecord, data: string, paint: Paint): string {
  const { experiment, result } = summary;
  const table = renderTable(
    ['part', 'treatment', 'n', 'parameters', 'epochs', 'validation accuracy, 95 %'],
    result.treatments.map((row) => [
      row.part,
      row.treatment,
      formatCount(row.count),
      formatCount(row.parameterCount),
      formatCount(row.epochs),
      renderAccuracy(row),
    ]),
  );
  return [paint.strong(`${experiment.title}, on ${data}`), table, ...renderAllowance(summary)].join('\n');
}

function renderAccuracy({ mean, standardDeviation, interval }: TreatmentSummary): string {
  if (standardDeviation === undefined || interval === undefined) return formatAccuracy(mean);
  const bounds = `[${formatAccuracy(interval.lower)}, ${formatAccuracy(interval.upper)}]`;
  return `${formatAccuracy(mean)} ± ${formatAccuracy(standardDeviation)} ${bounds}`;
}

function renderAllowance({ experiment }: SummaryRecord): string[] {
  if (experiment.dataset === 'glyphs') {
    return [`Trained on the embedded glyphs, which are not MNIST: nothing here is compared with Hinton's ${HINTON}.`];
  }
  if (experiment.dataset !== 'mnist') return [];
  return experiment.isCut
    ? [`This experiment is cut short, so it allows no verdict against Hinton's ${HINTON}.`]
    : [`Hinton's accuracy is ${HINTON} (153 errors in 10,000; Wilson 95 % interval 0.9821 to 0.9869).`];
}
