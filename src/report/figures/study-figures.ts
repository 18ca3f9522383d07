import { runId } from '../../artifact/read.ts';
import type { FactorsAnalysis, PairRow, TreatmentRow } from '../../replication/analysis/rows.ts';
import type { ReportFacts } from '../facts.ts';
import { formatAccuracy, formatDeviation, formatDifference } from '../numbers.ts';
import { describeInterval } from '../sentences.ts';
import type { Figure } from './figure.ts';
import type { LevelRow } from './level-row.ts';
import { drawLevels, type LevelsDesign, partLevels } from './levels.ts';
import { hintonTarget } from './target.ts';

/** Part that holds the recipe itself. */
const RECIPE = 'recipe';

/** The figures of a factor study: every level beside the target, and the spread by source of randomness. */
export function studyFigures({ analyses, dataset }: ReportFacts): Figure[] {
  const { factors } = analyses;
  if (factors === undefined) return [];
  return [
    overviewFigure(factors, dataset.title),
    ...(factors.sources.length < 2 ? [] : [sourceFigure(factors, dataset.title)]),
  ];
}

/** Lines of the overview: the recipe, which every factor starts from, then the other levels of each factor. */
export function overviewRows({ factors, toBase, target }: FactorsAnalysis): LevelRow[] {
  const recipe = factors.flatMap(({ levels }) => levels).find(({ part }) => part === RECIPE);
  const others = factors.flatMap(({ factor, levels }) =>
    levels
      .filter(({ part }) => part === factor)
      .map((level) => {
        const pair = toBase.find((row) => row.factor === factor && row.to === level.treatment);
        return { level, group: factor, name: level.level, note: describeEffect(pair), look: lookOf(level, pair) };
      }),
  );
  const first =
    recipe === undefined
      ? []
      : [
          {
            level: recipe,
            group: RECIPE,
            name: `${recipe.epochs} epochs`,
            note: `mean ${formatAccuracy(recipe.mean)}`,
            look: 'open' as const,
          },
        ];
  return [...first, ...others].map(({ level, group, name, note, look }): LevelRow => {
    const { part, treatment, distance, distanceInterval, values, seeds } = level;
    const runs = values.map((value, index) => {
      const seed = seeds[index];
      return { run: runId({ part, treatment, seed }), seed, value: value - target };
    });
    const row = { group, level: name, estimate: distance, values: runs, note, look };
    return distanceInterval === undefined ? row : Object.assign(row, { interval: distanceInterval });
  });
}

function lookOf(level: TreatmentRow, pair: PairRow | undefined): LevelRow['look'] {
  if (level.verdict === undefined) return 'apart';
  return pair?.isSignificant === true ? 'plain' : 'open';
}

function describeEffect(pair: PairRow | undefined): string {
  if (pair === undefined) return '';
  const { difference, interval } = pair;
  if (interval === undefined) return formatDifference(difference);
  return `${formatDifference(difference)} ± ${formatAccuracy((interval.upper - interval.lower) / 2)}`;
}

function overviewFigure(analysis: FactorsAnalysis, title: string): Figure {
  const rows = overviewRows(analysis);
  const recipe = analysis.factors.flatMap(({ levels }) => levels)[0];
  const design: LevelsDesign = {
    rows,
    axis: { title: 'final accuracy − 0.9847', format: '+.3f' },
    base: recipe.distance,
    target: hintonTarget(analysis.target),
  };
  const isCut = partLevels(design).outside.length > 0;
  const words = `Ring: one run. Diamond: mean with its 95 % interval; filled where the difference from the recipe by seed holds after Holm’s correction. Grey: judged on held-out training images, so the images differ too. At the right: effect against the base, ± half its 95 % interval. ${isCut ? 'Arrow: far beyond the axis. ' : ''}Dashed: the recipe. Band: 95 % Wilson interval of Hinton’s value.`;
  return {
    name: 'factor-study',
    section: 'study',
    title: `Distance to Hinton’s 0.9847, one factor at a time, on ${title}`,
    subtitle: `Ring: one run. Diamond: mean, 95 % interval; filled where it can be told from the recipe (Holm). Grey: judged on held-out images. ${isCut ? 'Arrow: far beyond the axis. ' : ''}Right: effect ± half its 95 % interval. Dashed: the recipe. Band: Hinton’s 95 % Wilson interval.`,
    description: `Dot chart of the distance to 0.9847 for each level of each factor. ${rows.map(describeRow).join(' ')}`,
    caption: words,
    isLive: true,
    draw: (medium) => drawLevels(design, medium),
  };
}

function describeRow({ group, level, estimate, interval }: LevelRow): string {
  const bounds =
    interval === undefined ? '' : `, from ${formatDifference(interval.lower)} to ${formatDifference(interval.upper)}`;
  return `${group}, ${level}: ${formatDifference(estimate)}${bounds}.`;
}

function sourceFigure({ sources }: FactorsAnalysis, title: string): Figure {
  const rows = sources.flatMap(({ source, standardDeviation, deviationInterval, count }): LevelRow[] => {
    if (standardDeviation === undefined) return [];
    const spread = deviationInterval === undefined ? {} : { interval: deviationInterval };
    const note = `${formatDeviation(standardDeviation)}, n = ${count}`;
    const level = source === 'all' ? 'all together' : `${source} alone`;
    return [
      {
        group: '',
        level,
        estimate: standardDeviation,
        values: [],
        note,
        look: source === 'all' ? 'open' : 'plain',
        ...spread,
      },
    ];
  });
  const words =
    'Diamond: sample standard deviation of accuracy over seeds while one source of randomness is seeded and the others are fixed; open: all of them at once. Line: its 95 % interval from the chi-square distribution, which is wide for so few runs.';
  return {
    name: 'seed-sources',
    section: 'study',
    title: `What a seed decides: spread by source of randomness, on ${title}`,
    subtitle: words,
    description: `Dot chart of standard deviations. ${rows.map(({ level, estimate, interval }) => `${level}: ${formatDeviation(estimate)}${interval === undefined ? '' : `, from ${describeInterval(interval)}`}.`).join(' ')}`,
    caption: words,
    isLive: true,
    draw: (medium) =>
      drawLevels({ rows, axis: { title: 'standard deviation of final accuracy', format: '.4f' } }, medium),
  };
}
