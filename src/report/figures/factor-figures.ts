import { runId } from '../../artifact/read.ts';
import { type FactorSet, L2_FACTORS } from '../../replication/experiments/treatments.ts';
import { finalEpoch, type PartFacts, type ReportFacts, type TreatmentFacts } from '../facts.ts';
import { formatAccuracy, formatDeviation, formatFactor, formatList, formatQuantity } from '../numbers.ts';
import { accuracyAgainstFactor, type FactorRows } from './accuracy-against-factor.ts';
import { type Figure, numbered } from './figure.ts';
import { hintonTarget } from './target.ts';

/**
 * Figures of final accuracy against the weight-decay factor: for each part that varies nothing else, one figure; two
 * where the factors are those of both readings of the assignment. A factor study shows its own.
 */
export function factorFigures(facts: ReportFacts): Figure[] {
  if (facts.analyses.factors !== undefined) return [];
  return facts.parts
    .filter(({ treatments }) => variesFactorAlone(treatments))
    .flatMap((part) => readings(part).map((reading) => ({ part, reading })))
    .map(({ part, reading: { set, treatments } }, index) =>
      factorFigure({ ...part, treatments }, facts, {
        name: set === undefined ? numbered('accuracy-against-factor', index) : `accuracy-against-factor-${set}`,
        ...(set === undefined ? {} : { set }),
      }),
    );
}

/** What a part's factor figure shows: the final epoch of each run, and each treatment's mean and sample deviation. */
export function factorRows({ treatments }: Pick<PartFacts, 'treatments'>): FactorRows {
  return {
    replicates: treatments.flatMap((treatment) =>
      treatment.runs.map((record) => ({
        run: runId(record.run),
        seed: record.run.seed,
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

interface Reading {
  readonly set?: FactorSet;
  readonly treatments: readonly TreatmentFacts[];
}

/** No decay belongs to both readings. */
function readings({ treatments }: PartFacts): Reading[] {
  const factors = new Set(treatments.map(factorOf));
  const sets = (['linspace', 'logspace'] as const).filter((set) =>
    L2_FACTORS[set].every((factor) => factors.has(factor)),
  );
  if (sets.length < 2) return [{ treatments }];
  return sets.map((set) => {
    const own = new Set<number>([0, ...L2_FACTORS[set]]);
    return { set, treatments: treatments.filter((treatment) => own.has(factorOf(treatment))) };
  });
}

function variesFactorAlone(treatments: readonly TreatmentFacts[]): boolean {
  const others = treatments.map(({ config: { penalty: _penalty, seeds: _seeds, ...other } }) => JSON.stringify(other));
  const decays = treatments
    .filter((treatment) => factorOf(treatment) > 0)
    .map(({ config: { penalty } }) => JSON.stringify([penalty.convention, penalty.layers]));
  return new Set(treatments.map(factorOf)).size > 1 && new Set(others).size === 1 && new Set(decays).size === 1;
}

function factorOf({ config }: TreatmentFacts): number {
  return config.penalty.factor;
}

const READINGS: Readonly<Record<FactorSet, string>> = {
  linspace: ', five factors evenly spaced',
  logspace: ', five factors evenly spaced in the logarithm',
};

function factorFigure(part: PartFacts, facts: ReportFacts, { name, set }: { name: string; set?: FactorSet }): Figure {
  const { experiment } = facts.summary;
  const [{ summary, config }] = part.treatments;
  const isComparable = experiment.dataset === 'mnist' && !experiment.isCut && config.split.kind === 'test';
  const rows = { ...factorRows(part), ...(isComparable ? { target: hintonTarget() } : {}) };
  const band = isComparable ? ' Band: 95 % Wilson interval of Hinton’s value, 153 errors in 10,000.' : '';
  const words = `${describeMarks(part)} After ${formatQuantity(summary.epochs, 'epoch')}${experiment.isCut ? ' (a cut run)' : ''}.${band}`;
  const values = part.treatments.map((treatment) => {
    const { mean, standardDeviation } = treatment.summary;
    const spread = standardDeviation === undefined ? '' : ` ± ${formatDeviation(standardDeviation)}`;
    return `${formatFactor(factorOf(treatment))}: ${formatAccuracy(mean)}${spread}`;
  });
  return {
    name,
    section: 'question-2d',
    title: `Final validation accuracy against the L2 factor${set === undefined ? '' : READINGS[set]}: ${part.widths} on ${facts.dataset.title}`,
    subtitle: words,
    description: `Scatter chart of final validation accuracy against the L2 factor. Mean by factor: ${values.join('; ')}.${isComparable ? ' Hinton: 0.9847.' : ''}`,
    caption: `${words} The vertical axis is zoomed and does not start at 0.`,
    isLive: true,
    draw: (medium) => accuracyAgainstFactor(rows, medium),
  };
}

function describeMarks({ treatments }: Pick<PartFacts, 'treatments'>): string {
  const counts = [...new Set(treatments.map(({ summary }) => summary.count))].sort((a, b) => a - b);
  if (counts.length === 1 && counts[0] === 1) {
    return 'Ring: one run (n = 1 for each factor, so no deviation can be given).';
  }
  const single = counts[0] === 1 ? ' Where n = 1, no deviation can be given.' : '';
  const n = formatList(counts.map(String));
  return `Ring: one run (n = ${n} for each factor). Cross beside it: their mean, and one sample standard deviation (n − 1) on either side.${single}`;
}
