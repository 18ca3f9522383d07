import { runId } from '../../artifact/read.ts';
import type { PartFacts, ReportFacts } from '../facts.ts';
import { formatAccuracy, formatQuantity } from '../numbers.ts';
import { accuracyPerEpoch, type EpochAccuracy } from './accuracy-per-epoch.ts';
import { type Figure, numbered } from './figure.ts';

/** A figure of accuracy per epoch for each part of one treatment; of all parts where there is none. */
export function epochFigures(facts: ReportFacts): Figure[] {
  const single = facts.parts.filter(({ treatments }) => treatments.length === 1);
  return (single.length > 0 ? single : facts.parts).map((part, index) =>
    epochFigure(part, facts, numbered('accuracy-per-epoch', index)),
  );
}

/** What a part's epoch figure shows, one row a run, epoch and measure. */
export function epochRows({ treatments }: PartFacts): EpochAccuracy[] {
  return treatments.flatMap(({ runs }) =>
    runs.flatMap((record) =>
      record.result.epochs.flatMap(({ epoch, accuracy, validationAccuracy }): EpochAccuracy[] => [
        { run: runId(record.run), epoch, measure: 'training', accuracy },
        { run: runId(record.run), epoch, measure: 'validation', accuracy: validationAccuracy },
      ]),
    ),
  );
}

function epochFigure(part: PartFacts, facts: ReportFacts, name: string): Figure {
  const rows = epochRows(part);
  const runCount = new Set(rows.map((row) => row.run)).size;
  const last = Math.max(...rows.map((row) => row.epoch));
  const validated = part.treatments[0].config.split.kind === 'test' ? 'the test set' : 'the held-out images';
  const marks =
    last > 20
      ? { training: 'dashed', validation: 'solid' }
      : { training: 'dashed, squares', validation: 'solid, dots' };
  const measures = `Training (${marks.training}): mean over the epoch while the weights moved. Validation (${marks.validation}): on ${validated}, after the epoch.`;
  const ends = (['training', 'validation'] as const).map((measure) => {
    const at = (epoch: number) => formatAccuracy(meanAt(rows, { measure, epoch }));
    return `Mean ${measure} accuracy goes from ${at(1)} after epoch 1 to ${at(last)} after epoch ${last}.`;
  });
  return {
    name,
    section: 'question-2c',
    title: `Accuracy per epoch: ${part.widths} on ${facts.dataset.title}`,
    subtitle: `${measures} One line for each of ${formatQuantity(runCount, 'run')}.`,
    description: `Line chart of accuracy against epoch for ${formatQuantity(runCount, 'run')}. ${ends.join(' ')}`,
    caption: `${measures} One line for each of ${formatQuantity(runCount, 'run')}, and the mean of the last epoch at its end. Early on, training can lie below validation, since its mean includes the untrained start.`,
    isLive: true,
    draw: (medium) => accuracyPerEpoch(rows, medium),
  };
}

function meanAt(rows: readonly EpochAccuracy[], at: { measure: string; epoch: number }): number {
  const chosen = rows.filter((row) => row.measure === at.measure && row.epoch === at.epoch);
  return chosen.reduce((sum, row) => sum + row.accuracy, 0) / chosen.length;
}
