import { countMultiplyAdds, type Section, USUAL, widthsOf } from '../../bench/case.ts';
import type { BenchRecord, DispatchRow, EvaluationRow, StepRow } from '../../bench/record.ts';
import { formatCount } from '../../report/numbers.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';

const TITLES: Readonly<Record<Section, string>> = {
  optimizer: 'By optimizer: hidden layers 500-300, batch 128',
  'batch size': 'By batch size: sgd, hidden layers 500-300',
  width: 'By width: sgd, batch 128',
  depth: 'By depth: sgd, batch 128',
  training: 'By steps of training before: hidden layers 500-300, batch 128',
};

/** What varies in a section. */
const SUBJECTS: Readonly<Record<Section, Columns<StepRow>>> = {
  optimizer: { optimizer: ({ optimizer }) => optimizer },
  'batch size': { batch: ({ batchSize }) => String(batchSize) },
  width: { hidden: formatHidden },
  depth: { hidden: formatHidden },
  training: { optimizer: ({ optimizer }) => optimizer },
};

const NOTHING = '-';
const MEGABYTE = 1e6;
const SECOND_MS = 1000;

/** A benchmark as tables that fit 80 columns, those of one question together. */
export function renderBench(record: BenchRecord, paint: Paint): string {
  const { rows, evaluation, dispatches, memory, sweeps } = record;
  const sections = [...new Set(rows.map((row) => row.section))];
  return [
    renderSetting(record),
    ...sections.map((section) => renderSteps(section, rows, paint)),
    ...(evaluation.length === 0 ? [] : [renderEvaluation(evaluation, paint)]),
    ...(dispatches.every((row) => row.dispatches === null) ? [] : [renderDispatches(dispatches, paint)]),
    ...(memory.length === 0 ? [] : [renderMemory(record, paint)]),
    ...(sweeps.length === 0 ? [] : [renderSweeps(record, paint)]),
    ...renderNotes(record),
  ].join('\n\n');
}

function renderSetting({ machine, flags, versions, dataset, ceiling }: BenchRecord): string {
  const names = Object.entries(versions).map(([name, version]) => `  ${name} ${version}`);
  const widths = widthsOf(USUAL.hidden);
  const denseMs = (SECOND_MS * countMultiplyAdds(widths, USUAL.batchSize)) / ceiling;
  const rate = (ceiling / 1e9).toFixed(1);
  return [
    fill(
      `${machine.processor}, ${machine.cores} cores, ${['Node', machine.node, ...flags].join(' ')}; on ${dataset.title}.`,
    ),
    ...names,
    fill(
      `Processor time of one step, ms: least and median of the rounds in which all programs take turns, after some steps of training; ratios below 1 are quicker than PyTorch. One core multiplies and adds ${rate} thousand million pairs a second in WebAssembly, so ${denseMs.toFixed(2)} ms at least for a step of ${widths.join('-')}, batch ${USUAL.batchSize}, unless zeros are skipped.`,
    ),
  ].join('\n');
}

function renderSteps(section: Section, rows: readonly StepRow[], paint: Paint): string {
  const table = renderColumns(
    rows.filter((row) => row.section === section),
    {
      ...SUBJECTS[section],
      after: ({ stepsBefore }) => String(stepsBefore),
      engine: ({ engine }) => engine,
      least: ({ stepMs }) => formatMs(stepMs),
      median: ({ stepMsMedian }) => formatMs(stepMsMedian),
      '/PyTorch': ({ ratioToPytorch }) => formatRatio(ratioToPytorch),
      'its median': ({ ratioToPytorchMedian }) => formatRatio(ratioToPytorchMedian),
    },
  );
  return `${paint.strong(TITLES[section])}\n${table}`;
}

function renderEvaluation(rows: readonly EvaluationRow[], paint: Paint): string {
  const table = renderColumns(rows, {
    engine: ({ engine }) => engine,
    least: ({ durationMs }) => formatMs(durationMs),
    median: ({ durationMsMedian }) => formatMs(durationMsMedian),
    '/PyTorch': ({ ratioToPytorch }) => formatRatio(ratioToPytorch),
    'its median': ({ ratioToPytorchMedian }) => formatRatio(ratioToPytorchMedian),
  });
  return `${paint.strong(`Evaluation of ${formatCount(rows[0].images)} images, ms`)}\n${table}`;
}

function renderDispatches(rows: readonly DispatchRow[], paint: Paint): string {
  const table = renderColumns(rows, {
    engine: ({ engine }) => engine,
    optimizer: ({ optimizer }) => optimizer,
    networks: ({ networks }) => String(networks),
    dispatches: ({ dispatches }) => (dispatches === null ? NOTHING : String(dispatches)),
  });
  return `${paint.strong('Dispatches of a step to the GPU: three layers')}\n${table}`;
}

function renderMemory({ memory }: BenchRecord, paint: Paint): string {
  const table = renderColumns(memory, {
    network: ({ widths }) => widths.join('-'),
    batch: ({ batchSize }) => String(batchSize),
    MB: ({ peakBytes }) => (peakBytes / MEGABYTE).toFixed(0),
  });
  return `${paint.strong('Memory of a process that trains with portable, at most')}\n${table}`;
}

function renderSweeps({ sweeps }: BenchRecord, paint: Paint): string {
  const table = renderColumns(sweeps, {
    runs: ({ runs }) => String(runs),
    workers: ({ workers }) => String(workers),
    seconds: ({ durationMs }) => (durationMs / SECOND_MS).toFixed(1),
    'runs a minute': ({ runsPerMinute }) => runsPerMinute.toFixed(1),
    'over 1 worker': ({ ratioToOneWorker }) => formatRatio(ratioToOneWorker),
    MB: ({ peakBytes }) => (peakBytes / MEGABYTE).toFixed(0),
  });
  return `${paint.strong('Runs side by side')}\n${table}`;
}

/** What could not be measured and why, each reason once. */
function renderNotes({ rows, evaluation, dispatches }: BenchRecord): string[] {
  const notes = [...rows, ...evaluation, ...dispatches].flatMap(({ engine, note }) =>
    note === null ? [] : [fill(`${engine}: ${note}`)],
  );
  return notes.length === 0 ? [] : [[...new Set(notes)].join('\n')];
}

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

/** A table of columns by their headings; numbers and what stands above them are flush right. */
function renderColumns<Row>(rows: readonly Row[], columns: Columns<Row>): string {
  const filled = Object.entries(columns).map(([heading, cellOf]) => {
    const cells = rows.map(cellOf);
    const isNumeric = cells.every((cell) => /^[\d.-]+$/u.test(cell));
    const width = isNumeric ? Math.max(heading.length, ...cells.map((cell) => cell.length)) : 0;
    return { heading: heading.padStart(width), cells: cells.map((cell) => cell.padStart(width)) };
  });
  return renderTable(
    filled.map(({ heading }) => heading),
    rows.map((_row, index) => filled.map(({ cells }) => cells[index])),
  );
}

/** A text in lines of at most 80 characters. */
function fill(text: string): string {
  return text.replaceAll(/(?<line>.{1,80})(?: |$)/gu, '$<line>\n').trimEnd();
}

/** Widths of hidden layers: `500-300`, and `3 x 300` for equal ones. */
function formatHidden({ widths }: StepRow): string {
  const hidden = widths.slice(1, -1);
  return hidden.every((units) => units === hidden[0]) ? `${hidden.length} x ${hidden[0]}` : hidden.join('-');
}

function formatMs(value: number | null): string {
  return value === null ? NOTHING : value.toFixed(2);
}

function formatRatio(value: number | null): string {
  return value === null ? NOTHING : value.toFixed(2);
}
