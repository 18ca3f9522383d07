import { runId } from '../../artifact/read.ts';
import type { EpochRecord, RunRecord, TreatmentSummary } from '../../artifact/record.ts';
import type { Optimizer, Penalty, Schedule } from '../../network/network.ts';
import type { Interval } from '../../statistics/interval.ts';
import { finalEpoch, type ReportFacts, type TreatmentFacts } from '../facts.ts';
import { formatCount, formatFactor, formatList } from '../numbers.ts';
import { accuracies, code, counts, intervals, NOTHING, spreads, words } from './columns.ts';
import { type DataTable, makeTable } from './data-table.ts';

/** Final validation accuracy by treatment. */
export function treatmentTable({ summary }: ReportFacts): DataTable {
  return makeTable<TreatmentSummary>({
    name: 'treatments',
    caption: 'Validation accuracy after the final epoch, by treatment',
    isWide: true,
    rows: summary.result.treatments,
    columns: [
      words('treatment', 'treatment', (row) => row.treatment),
      words('part', 'part', (row) => row.part),
      counts('n', 'runs', (row) => row.count),
      counts('parameters', 'parameters', (row) => row.parameterCount),
      counts('epochs', 'epochs', (row) => row.epochs),
      spreads(),
      intervals('95\u00a0% interval', 'interval', (row) => row.interval),
      intervals('min to max', 'range', rangeOf),
    ],
  });
}

function rangeOf({ count, minimum, maximum }: TreatmentSummary): Interval | undefined {
  return count === 1 ? undefined : { lower: minimum, upper: maximum };
}

/** Runs that failed, with the code of their error; undefined where none did. */
export function failureTable({ summary }: ReportFacts): DataTable | undefined {
  const rows = Object.entries(summary.result.failures ?? {});
  if (rows.length === 0) return undefined;
  return makeTable<readonly [string, string]>({
    name: 'failures',
    caption: 'Runs that failed, which no number here counts',
    rows,
    columns: [code('run', 'run', ([run]) => run), code('error', 'error', ([, error]) => error)],
  });
}

/** How each treatment was trained, equal ones of a part in one row. */
export function trainingTable({ parts }: ReportFacts): DataTable {
  const rows = parts.flatMap(({ name, treatments }): Training[] => {
    const groups = new Map<string, TreatmentFacts[]>();
    for (const treatment of treatments) {
      const key = JSON.stringify(describeTraining(treatment));
      groups.set(key, [...(groups.get(key) ?? []), treatment]);
    }
    return Array.from(groups.values(), (members) =>
      Object.assign(describeTraining(members[0]), { part: name, members }),
    );
  });
  return makeTable<Training>({
    name: 'training',
    caption: 'How each part was trained',
    isWide: true,
    rows,
    columns: [
      words('part', 'part', (row) => row.part),
      words('treatments', 'treatments', ({ members }) => describeMembers(members)),
      words('network', 'network', (row) => row.network),
      words('optimizer', 'optimizer', (row) => row.optimizer),
      words('learning rate', 'learning_rate', (row) => row.schedule),
      words('batch', 'batch_size', (row) => row.batch),
      words('weight decay', 'weight_decay', (row) =>
        describePenalty(
          row.members[0].config.penalty,
          row.members.map(({ config }) => config.penalty.factor),
        ),
      ),
      words('validation', 'validation', (row) => row.split),
    ],
  });
}

/** Every run after its final epoch. */
export function runTable({ parts }: ReportFacts): DataTable {
  const rows = parts.flatMap(({ treatments }) => treatments.flatMap(({ runs }) => runs));
  return makeTable<RunRecord>({
    name: 'runs',
    caption: 'Every run after its final epoch: accuracies, and loss in nats',
    isWide: true,
    rows,
    columns: [
      { heading: 'run', text: ({ run }) => `${run.part}/${run.treatment}`, data: { run: (row) => runId(row.run) } },
      { heading: 'seed', look: 'number', text: ({ run }) => String(run.seed), data: { seed: (row) => row.run.seed } },
      accuracies(
        'training',
        'training_accuracy',
        final((epoch) => epoch.accuracy),
      ),
      accuracies(
        'validation',
        'validation_accuracy',
        final((epoch) => epoch.validationAccuracy),
      ),
      {
        heading: 'validation loss',
        look: 'number',
        text: (row) => finalEpoch(row).validationLoss.toFixed(4),
        data: { validation_loss: final((epoch) => epoch.validationLoss) },
      },
      {
        ...code<RunRecord>('result digest', 'digest', ({ result }) => result.digest),
        text: ({ result }) => result.digest.slice(0, 16),
      },
    ],
  });
}

function final(read: (epoch: EpochRecord) => number) {
  return (record: RunRecord): number => read(finalEpoch(record));
}

interface Training extends ReturnType<typeof describeTraining> {
  readonly part: string;
  readonly members: readonly TreatmentFacts[];
}

function describeMembers(members: readonly TreatmentFacts[]): string {
  const names = members.map(({ summary }) => summary.treatment);
  return names.length <= 3 ? formatList(names) : `${names[0]} and ${names.length - 1} others`;
}

function describeTraining({ config }: TreatmentFacts) {
  const { network, optimizer, schedule, batchSize, split, penalty } = config;
  const activations = [...new Set(network.layers.slice(0, -1).map((layer) => layer.activation))];
  return {
    network: `${[network.inputs, ...network.layers.map((layer) => layer.units)].join('-')}, ${formatList(activations)}`,
    optimizer: describeOptimizer(optimizer),
    schedule: describeSchedule(schedule),
    batch: formatCount(batchSize),
    split: split.kind === 'test' ? 'the test set' : `${formatCount(split.count)} held out of training`,
    isPenalised: penalty.factor > 0,
  };
}

/** An optimizer with its constants: `nesterov (momentum 0.9)`. */
export function describeOptimizer({ kind, ...constants }: Optimizer): string {
  const values = Object.entries(constants).map(([name, value]) => `${name} ${value}`);
  return values.length === 0 ? kind : `${kind} (${formatList(values)})`;
}

/** A learning rate and how it changes. */
export function describeSchedule(schedule: Schedule): string {
  if (schedule.kind === 'constant') return `${schedule.rate}, constant`;
  if (schedule.kind === 'cosine') return `${schedule.rate} to 0 along half a cosine`;
  const at = schedule.at.map((share) => String(Number(share.toFixed(3))));
  return `${schedule.rate}, divided by ${schedule.divisor} at ${formatList(at)} of the run`;
}

function describePenalty({ convention, layers }: Penalty, factors: readonly number[]): string {
  if (layers.length === 0 || factors.every((factor) => factor === 0)) return NOTHING;
  return `λ = ${formatList(factors.map(formatFactor))} (${convention}) on the kernels of ${formatList(layers)}`;
}
