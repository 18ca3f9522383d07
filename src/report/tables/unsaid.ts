import type { FactorAnalysis, FactorsAnalysis, PairRow } from '../../replication/analysis/rows.ts';
import type { Penalty } from '../../network/network.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { ReportFacts } from '../facts.ts';
import { formatAccuracy, formatCount, formatDifference, formatFactor, formatList, formatQuantity } from '../numbers.ts';
import { words } from './columns.ts';
import { type DataTable, makeTable } from './data-table.ts';
import { describeOptimizer, describeSchedule } from './results.ts';

interface Unsaid {
  readonly factor: string;
  readonly stated: string;
  readonly chosen: string;
  readonly moves: string;
}

/** What Hinton's row leaves open, what was chosen here, and how much the choice moves the result. */
export function unsaidTable(facts: ReportFacts): DataTable {
  return makeTable<Unsaid>({
    name: 'unsaid',
    caption: 'What Hinton does not say',
    isWide: true,
    rows: unsaidRows(facts),
    columns: [
      words('factor', 'factor', (row) => row.factor),
      words('he states', 'stated', (row) => row.stated),
      words('chosen here', 'chosen', (row) => row.chosen),
      words('moves the mean by', 'moves', (row) => row.moves),
    ],
  });
}

const NOTHING_SAID = 'nothing';
const NOT_MEASURED = 'not measured';

function unsaidRows({ parts, moves }: ReportFacts): Unsaid[] {
  const treatments = parts.flatMap((part) => part.treatments);
  const chosen = (read: (config: RunConfig) => string): string =>
    formatList([...new Set(treatments.map(({ config }) => read(config)))]);
  const effect = (name: string): string => describeMoves(moves?.analysis, name);
  const counts = [...new Set(treatments.map(({ summary }) => formatQuantity(summary.count, 'seed')))];
  return [
    {
      factor: 'activation',
      stated: 'softmax at the output; nothing of the hidden layers',
      chosen: chosen(({ network }) => hidden(network.layers.map((layer) => layer.activation))),
      moves: effect('activation'),
    },
    {
      factor: 'initial weights',
      stated: NOTHING_SAID,
      chosen: chosen(({ network }) => network.layers[0].initializer),
      moves: describeSeeds(moves?.analysis, 'init'),
    },
    {
      factor: 'optimizer and momentum',
      stated: NOTHING_SAID,
      chosen: chosen(({ optimizer }) => describeOptimizer(optimizer)),
      moves: effect('optimizer'),
    },
    {
      factor: 'learning rate and its schedule',
      stated: NOTHING_SAID,
      chosen: chosen(({ schedule }) => describeSchedule(schedule)),
      moves: effect('schedule'),
    },
    {
      factor: 'batch size',
      stated: NOTHING_SAID,
      chosen: chosen(({ batchSize }) => formatCount(batchSize)),
      moves: effect('batch-size'),
    },
    {
      factor: 'epochs, or when to stop',
      stated: NOTHING_SAID,
      chosen: `${chosen(({ epochs }) => String(epochs))}; the final epoch counts`,
      moves: effect('epochs'),
    },
    { factor: 'pixels', stated: NOTHING_SAID, chosen: 'divided by 255, nothing subtracted', moves: NOT_MEASURED },
    {
      factor: 'training set, and what was held out',
      stated: NOTHING_SAID,
      chosen: chosen(({ split }) =>
        split.kind === 'test' ? 'all 60,000, the test set as validation' : `${formatCount(split.count)} held out`,
      ),
      moves: effect('hold-out'),
    },
    {
      factor: 'factor of the weight decay',
      stated: 'weight decay, without its factor or how it was chosen',
      chosen: describeFactors(treatments.map(({ config }) => config.penalty)),
      moves: effect('weight-decay'),
    },
    {
      factor: 'what is decayed',
      stated: NOTHING_SAID,
      chosen: 'kernels of the hidden layers; no output layer, no bias',
      moves: NOT_MEASURED,
    },
    {
      factor: 'loss',
      stated: 'cross-entropy; not whether a sum or a mean',
      chosen: 'mean over the batch, the penalty added once',
      moves: NOT_MEASURED,
    },
    {
      factor: 'number of runs, and which one is shown',
      stated: 'one number, 1.53 % test error',
      chosen: `${formatList(counts)} a treatment; the mean of all`,
      moves: describeSeeds(moves?.analysis, 'all'),
    },
    {
      factor: 'hardware and precision',
      stated: NOTHING_SAID,
      chosen: 'float32 in a fixed order of operations',
      moves: NOT_MEASURED,
    },
  ];
}

function hidden(activations: readonly string[]): string {
  return formatList([...new Set(activations.slice(0, -1))]);
}

function describeFactors(penalties: readonly Penalty[]): string {
  const factors = [...new Set(penalties.map(({ factor }) => factor))].filter((factor) => factor > 0);
  const conventions = formatList([
    ...new Set(penalties.filter(({ factor }) => factor > 0).map(({ convention }) => convention)),
  ]);
  if (factors.length === 0) return 'none';
  const [least, most] = [formatFactor(Math.min(...factors)), formatFactor(Math.max(...factors))];
  const range = factors.length === 1 ? least : `${factors.length} factors from ${least} to ${most}`;
  return `${factors.length < new Set(penalties.map(({ factor }) => factor)).size ? 'none, and ' : ''}${range} (${conventions})`;
}

/** From the lowest effect to the highest, with the levels that they belong to. */
function describeMoves(analysis: FactorsAnalysis | undefined, name: string): string {
  const factor = analysis?.factors.find((row) => row.factor === name);
  const effects = (analysis?.toBase ?? [])
    .filter((row) => row.factor === name)
    .toSorted((a, b) => a.difference - b.difference);
  if (factor === undefined || effects.length === 0) return NOT_MEASURED;
  const ends = effects.length === 1 ? effects : [effects[0], effects[effects.length - 1]];
  return `${ends.map(describeEffect).join(' to ')}; against ${baseOf(factor)}, n = ${effects[0].count}`;
}

function describeEffect({ difference, toLevel, isSignificant }: PairRow): string {
  return `${formatDifference(difference)} (${toLevel}${isSignificant ? '' : ', not told from 0'})`;
}

function baseOf({ levels }: FactorAnalysis): string {
  return levels[0].level;
}

function describeSeeds(analysis: FactorsAnalysis | undefined, source: string): string {
  const row = analysis?.sources.find((candidate) => candidate.source === source);
  if (row?.standardDeviation === undefined) return NOT_MEASURED;
  return `sd ${formatAccuracy(row.standardDeviation)} from ${source === 'all' ? 'seed to seed' : 'draw to draw'}, n = ${row.count}`;
}
