import { runId } from '../../artifact/read.ts';
import type { ExampleImages } from '../example-images.ts';
import { finalEpoch, type PartFacts, type ReportFacts } from '../facts.ts';
import { formatAccuracy, formatDeviation, formatFactor, formatList, formatQuantity } from '../numbers.ts';
import { accuracyAgainstFactor, type FactorRows } from './accuracy-against-factor.ts';
import { accuracyPerEpoch, type EpochAccuracy } from './accuracy-per-epoch.ts';
import { examples } from './examples.ts';
import type { Figure } from './figure.ts';

/** The figures of a report in order: accuracy per epoch, accuracy against the factor, example images. */
export function collectFigures(facts: ReportFacts, images?: ExampleImages): Figure[] {
  const swept = facts.parts.filter(({ treatments }) => new Set(treatments.map(factorOf)).size > 1);
  const single = facts.parts.filter((part) => !swept.includes(part));
  return [
    ...(single.length > 0 ? single : facts.parts).map((part, index) =>
      epochFigure(part, { facts, name: numbered('accuracy-per-epoch', index) }),
    ),
    ...swept.map((part, index) => factorFigure(part, { facts, name: numbered('accuracy-against-factor', index) })),
    ...(images === undefined || images.images.length === 0 ? [] : [exampleFigure(images, facts)]),
  ];
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

/** What a part's factor figure shows: the final epoch of each run, and each treatment's mean and sample deviation. */
export function factorRows({ treatments }: PartFacts): FactorRows {
  return {
    replicates: treatments.flatMap((treatment) =>
      treatment.runs.map((record) => ({
        run: runId(record.run),
        factor: factorOf(treatment),
        accuracy: finalEpoch(record).validationAccuracy,
      })),
    ),
    means: treatments.map((treatment) => {
      const { mean, standardDeviation } = treatment.summary;
      const spread = standardDeviation === undefined ? {} : { standardDeviation };
      return { factor: factorOf(treatment), mean, ...spread };
    }),
  };
}

interface Place {
  readonly facts: ReportFacts;
  readonly name: string;
}

function factorOf({ config }: PartFacts['treatments'][number]): number {
  return config.penalty.factor;
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}

function epochFigure(part: PartFacts, { facts, name }: Place): Figure {
  const rows = epochRows(part);
  const runCount = new Set(rows.map((row) => row.run)).size;
  const last = Math.max(...rows.map((row) => row.epoch));
  const validated = part.treatments[0].config.split.kind === 'test' ? 'the test set' : 'the held-out images';
  const measures = `Training (dashed, squares): mean over the epoch while the weights moved. Validation (solid, dots): on ${validated}, after the epoch.`;
  const ends = (['training', 'validation'] as const).map((measure) => {
    const at = (epoch: number) => formatAccuracy(meanAt(rows, { measure, epoch }));
    return `Mean ${measure} accuracy goes from ${at(1)} after epoch 1 to ${at(last)} after epoch ${last}.`;
  });
  return {
    name,
    title: `Accuracy per epoch: ${part.widths} on ${facts.dataset.title}`,
    subtitle: `${measures} One line for each of ${formatQuantity(runCount, 'run')}.`,
    description: `Line chart of accuracy against epoch for ${formatQuantity(runCount, 'run')}. ${ends.join(' ')}`,
    caption: `${measures} One line for each of ${formatQuantity(runCount, 'run')}, and the mean of the last epoch at its end. Early on, training can lie below validation, since its mean includes the untrained start.`,
    draw: (medium) => accuracyPerEpoch(rows, medium),
  };
}

function meanAt(rows: readonly EpochAccuracy[], at: { measure: string; epoch: number }): number {
  const chosen = rows.filter((row) => row.measure === at.measure && row.epoch === at.epoch);
  return chosen.reduce((sum, row) => sum + row.accuracy, 0) / chosen.length;
}

/** Hinton's published value, a test accuracy: 153 errors in 10,000 images. */
const TARGET = { accuracy: 0.9847, label: 'Hinton 2005, test: 0.9847' };

function factorFigure(part: PartFacts, { facts, name }: Place): Figure {
  const { experiment } = facts.summary;
  const isComparable = experiment.dataset === 'mnist' && !experiment.isCut;
  const rows = { ...factorRows(part), ...(isComparable ? { target: TARGET } : {}) };
  const [{ summary }] = part.treatments;
  const words = `${describeMarks(part)} After ${formatQuantity(summary.epochs, 'epoch')}${experiment.isCut ? ' (a cut run)' : ''}.`;
  const values = part.treatments.map((treatment) => {
    const { mean, standardDeviation } = treatment.summary;
    const spread = standardDeviation === undefined ? '' : ` ± ${formatDeviation(standardDeviation)}`;
    return `${formatFactor(factorOf(treatment))}: ${formatAccuracy(mean)}${spread}`;
  });
  return {
    name,
    title: `Final validation accuracy against the L2 factor: ${part.widths} on ${facts.dataset.title}`,
    subtitle: words,
    description: `Scatter chart of final validation accuracy against the L2 factor. Mean by factor: ${values.join('; ')}.`,
    caption: `${words} The vertical axis is zoomed and does not start at 0.`,
    draw: (medium) => accuracyAgainstFactor(rows, medium),
  };
}

function describeMarks({ treatments }: PartFacts): string {
  const counts = [...new Set(treatments.map(({ summary }) => summary.count))].sort((a, b) => a - b);
  if (counts.length === 1 && counts[0] === 1) {
    return 'Ring: one run (n = 1 for each factor, so no deviation can be given).';
  }
  const single = counts[0] === 1 ? ' Where n = 1, no deviation can be given.' : '';
  const n = formatList(counts.map(String));
  return `Ring: one run (n = ${n} for each factor). Cross beside it: their mean, and one sample standard deviation (n − 1) on either side.${single}`;
}

function exampleFigure({ images }: ExampleImages, { dataset }: ReportFacts): Figure {
  const labels = formatList(images.map((image) => image.label));
  return {
    name: 'examples',
    title: `Example images with their labels: ${dataset.title}`,
    subtitle: `${formatQuantity(images.length, 'image')} of ${images[0].height} × ${images[0].width} pixels; ink is 255, background is 0.`,
    description: `${formatQuantity(images.length, 'greyscale image')}, labelled ${labels}.`,
    caption: `${formatQuantity(images.length, 'image')} of ${images[0].height} × ${images[0].width} pixels with their labels; ink is 255, background is 0.`,
    draw: (medium) => examples(images, medium),
  };
}
