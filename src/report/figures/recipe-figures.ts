import { runId } from '../../artifact/read.ts';
import type { RecipeRow, RefitRow } from '../../replication/analysis/rows.ts';
import type { ReportFacts } from '../facts.ts';
import { formatAccuracy, formatCount, formatQuantity } from '../numbers.ts';
import { describeInterval } from '../sentences.ts';
import type { Figure, FigureSection } from './figure.ts';
import type { LevelRow } from './level-row.ts';
import { drawLevels } from './levels.ts';
import { hintonTarget } from './target.ts';

/** The figures of search and refit: recipes by accuracy on held-out images, and the chosen ones on the test set. */
export function recipeFigures({ analyses, dataset, summary }: ReportFacts): Figure[] {
  const isComparable = dataset.name === 'mnist' && !summary.experiment.isCut;
  const { search, refit } = analyses;
  return [
    ...(search === undefined ? [] : [searchFigure(search.ranking, dataset.title)]),
    ...(refit === undefined ? [] : [refitFigure(refit.rows, dataset.title, isComparable)]),
  ];
}

function recipeRow(row: RecipeRow | RefitRow, isChosen: boolean): LevelRow {
  return {
    group: '',
    level: row.treatment,
    estimate: row.mean,
    ...(row.interval === undefined ? {} : { interval: row.interval }),
    values: row.values.map((value, index) => {
      const seed = row.seeds[index];
      return { run: runId({ part: row.part, treatment: row.treatment, seed }), seed, value };
    }),
    note: `${formatAccuracy(row.mean)}, ${row.departures === 0 ? 'no departure' : formatQuantity(row.departures, 'departure')}`,
    look: isChosen ? 'plain' : 'open',
  };
}

function searchFigure(ranking: readonly RecipeRow[], title: string): Figure {
  const chosen = new Set<number>();
  const rows = ranking.map((row) => {
    const isFirst = !chosen.has(row.departures);
    chosen.add(row.departures);
    return recipeRow(row, isFirst);
  });
  const words = `Ring: one run. Diamond: mean with its 95 % interval; filled for the best recipe with so many departures, which the refit takes. Best of ${formatCount(ranking.length)} recipes, judged on training images held out: no test image takes part.`;
  return recipeFigure('search', {
    rows,
    title: `${formatQuantity(ranking.length, 'recipe')} by accuracy on held-out images of ${title}`,
    words,
    axis: 'final accuracy on held-out training images',
  });
}

function refitFigure(all: readonly RefitRow[], title: string, isComparable: boolean): Figure {
  const rows = all.map((row) => recipeRow(row, row.reaches));
  const band = isComparable ? ' Band: 95 % Wilson interval of Hinton’s value.' : '';
  const words = `Ring: one run. Diamond: mean with its 95 % interval; filled where the mean reaches 0.9847.${band}`;
  return recipeFigure('refit', {
    rows,
    title: `The chosen recipes on the test set of ${title}`,
    words,
    axis: 'final accuracy on the test set',
    isComparable,
  });
}

interface RecipeFigure {
  readonly rows: readonly LevelRow[];
  readonly title: string;
  readonly words: string;
  readonly axis: string;
  readonly isComparable?: boolean;
}

function recipeFigure(name: FigureSection, { rows, title, words, axis, isComparable = false }: RecipeFigure): Figure {
  const told = rows.map(
    ({ level, estimate, interval }) =>
      `${level}: ${formatAccuracy(estimate)}${interval === undefined ? '' : `, from ${describeInterval(interval)}`}.`,
  );
  return {
    name,
    section: name,
    title,
    subtitle: words,
    description: `Dot chart of accuracy by recipe. ${told.join(' ')}`,
    caption: words,
    isLive: true,
    draw: (medium) =>
      drawLevels(
        { rows, axis: { title: axis, format: '.4f' }, ...(isComparable ? { target: hintonTarget() } : {}) },
        medium,
      ),
  };
}
