import type { VNode } from 'preact';
import type { TreatmentSummary } from '../../artifact/record.ts';
import type { Optimizer, Penalty, Schedule } from '../../network/network.ts';
import { finalEpoch, type PartFacts, type ReportFacts } from '../facts.ts';
import { formatAccuracy, formatCount, formatDeviation, formatFactor, formatList } from '../numbers.ts';
import { Table } from './table.tsx';

/** Tables of treatments, of how they were trained, and of every run. */
export function Results({ facts }: { readonly facts: ReportFacts }): VNode {
  return (
    <section id="results">
      <h2>Results</h2>
      <Table
        caption="Validation accuracy after the final epoch, by treatment"
        headings={['treatment', 'part', 'n', 'parameters', 'epochs', 'mean ± sd', '95\u00a0% interval', 'min–max']}
        numeric={[2, 3, 4, 5, 6, 7]}
        isWide
        rows={facts.summary.result.treatments.map(treatmentCells)}
      />
      <p class="note">
        Always the final epoch, never the best one. sd: sample standard deviation (divided by n − 1) over seeds.
        95&nbsp;% interval: Student’s t, of the mean. With n = 1 no deviation and no interval can be given.
      </p>
      <Table
        caption="How each part was trained"
        headings={['part', 'network', 'optimizer', 'learning rate', 'batch', 'weight decay', 'validation']}
        rows={facts.parts.map(trainingCells)}
        isWide
      />
      <Table
        caption="Every run after its final epoch: accuracies, and loss in nats"
        headings={['run', 'seed', 'training', 'validation', 'validation loss', 'result digest']}
        numeric={[1, 2, 3, 4]}
        isWide
        rows={facts.parts.flatMap(runCells)}
      />
      <p class="note">Digests are shown by their first 16 digits; the records hold all 64.</p>
    </section>
  );
}

function treatmentCells(row: TreatmentSummary): string[] {
  const { mean, standardDeviation, interval } = row;
  return [
    row.treatment,
    row.part,
    formatCount(row.count),
    formatCount(row.parameterCount),
    formatCount(row.epochs),
    standardDeviation === undefined
      ? formatAccuracy(mean)
      : `${formatAccuracy(mean)} ± ${formatDeviation(standardDeviation)}`,
    interval === undefined ? '–' : `${formatAccuracy(interval.lower)}–${formatAccuracy(interval.upper)}`,
    row.count === 1 ? '–' : `${formatAccuracy(row.minimum)}–${formatAccuracy(row.maximum)}`,
  ];
}

function trainingCells({ name, widths, treatments }: PartFacts): string[] {
  const [{ config }] = treatments;
  return [
    name,
    widths,
    describeOptimizer(config.optimizer),
    describeSchedule(config.schedule),
    formatCount(config.batchSize),
    describePenalty(
      config.penalty,
      treatments.map((treatment) => treatment.config.penalty.factor),
    ),
    config.split.kind === 'test' ? 'the test set' : `${formatCount(config.split.count)} held out of training`,
  ];
}

function runCells({ treatments }: PartFacts): VNode[][] {
  return treatments.flatMap(({ runs }) =>
    runs.map((record) => {
      const final = finalEpoch(record);
      return [
        <>{`${record.run.part}/${record.run.treatment}`}</>,
        <>{record.run.seed}</>,
        <>{formatAccuracy(final.accuracy)}</>,
        <>{formatAccuracy(final.validationAccuracy)}</>,
        <>{final.validationLoss.toFixed(4)}</>,
        <code>{record.result.digest.slice(0, 16)}</code>,
      ];
    }),
  );
}

function describeOptimizer({ kind, ...constants }: Optimizer): string {
  const values = Object.entries(constants).map(([name, value]) => `${name} ${value}`);
  return values.length === 0 ? kind : `${kind} (${formatList(values)})`;
}

function describeSchedule(schedule: Schedule): string {
  if (schedule.kind === 'constant') return `${schedule.rate}, constant`;
  if (schedule.kind === 'cosine') return `${schedule.rate} to 0 along half a cosine`;
  return `${schedule.rate}, divided by ${schedule.divisor} at ${formatList(schedule.at.map(String))} of the run`;
}

function describePenalty({ convention, layers }: Penalty, factors: readonly number[]): string {
  if (layers.length === 0 || factors.every((factor) => factor === 0)) return 'none';
  return `λ = ${formatList(factors.map(formatFactor))} (${convention}) on the kernels of ${formatList(layers)}`;
}
