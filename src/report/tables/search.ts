import type {
  ChoiceRow,
  EffectRow,
  PairRow,
  RecipeRow,
  RefitAnalysis,
  RefitRow,
  SearchAnalysis,
} from '../../replication/analysis/rows.ts';
import {
  accuracies,
  counts,
  differences,
  effects,
  intervals,
  meanAsEffect,
  percentages,
  probabilities,
  spreads,
  words,
} from './columns.ts';
import { type DataTable, makeTable } from './data-table.ts';
import { pairColumns } from './hinton.ts';

/** Recipes by mean accuracy on the held-out images. */
export function rankingTable({ ranking }: SearchAnalysis): DataTable {
  return makeTable<RecipeRow>({
    name: 'ranking',
    caption: 'Recipes by mean accuracy on the held-out training images',
    isWide: true,
    rows: ranking,
    columns: [
      words('recipe', 'recipe', (row) => row.treatment),
      counts('rank', 'rank', (row) => row.rank),
      counts('departures', 'departures', (row) => row.departures),
      counts('n', 'runs', (row) => row.count),
      spreads(),
      intervals('95\u00a0% interval', 'interval', (row) => row.interval),
    ],
  });
}

/** The recipe chosen for each number of departures. */
export function choiceTable({ choices }: SearchAnalysis): DataTable {
  return makeTable<ChoiceRow>({
    name: 'choices',
    caption: 'The recipe chosen for each number of departures',
    rows: choices,
    columns: [
      counts('departures', 'departures', (row) => row.departures),
      words('recipe', 'recipe', (row) => row.treatment),
      accuracies('mean', 'mean', (row) => row.mean),
      counts('best of', 'best_of', (row) => row.of),
      differences('by chance alone', 'optimism', (row) => row.optimism),
    ],
  });
}

/** What each departure adds, and each combination beyond its parts. */
export function departureTable(search: SearchAnalysis): DataTable {
  return makeTable<EffectRow>({
    name: 'departures',
    caption: 'What each departure adds: main effects, then interactions, by seed',
    isWide: true,
    rows: search.effects,
    columns: [
      words('departure', 'departure', (row) => row.departures.join(' × ')),
      counts('seeds', 'seeds', (row) => row.count),
      effects('effect', 'effect', meanAsEffect),
      probabilities('p', 'p', (row) => row.p),
      probabilities('p, Holm', 'p_holm', (row) => row.adjustedP),
    ],
  });
}

/** The chosen recipes on the test set. */
export function refitTable({ rows }: RefitAnalysis): DataTable {
  return makeTable<RefitRow>({
    name: 'refit',
    caption: 'The chosen recipes, trained on all of the training set: accuracy on the test set',
    isWide: true,
    rows,
    columns: [
      words('recipe', 'recipe', (row) => row.treatment),
      counts('departures', 'departures', (row) => row.departures),
      counts('n', 'runs', (row) => row.count),
      spreads(),
      intervals('95\u00a0% interval', 'interval', (row) => row.interval),
      differences('mean − 0.9847', 'distance', (row) => row.distance),
      words('mean reaches 0.9847', 'reaches', (row) => (row.reaches ? 'yes' : 'no')),
      percentages('confidence', 'certainty', (row) => row.certainty),
      percentages('with Hinton’s error', 'certainty_with_target', (row) => row.certaintyWithTarget),
      words('verdict', 'verdict', (row) => row.verdict?.verdict ?? 'none'),
    ],
  });
}

/** The chosen recipes against the assignment's own. */
export function toRecipeTable({ toRecipe }: RefitAnalysis): DataTable {
  return makeTable<PairRow>({
    name: 'refit-pairs',
    caption: 'Each chosen recipe against the assignment’s own, by seed: paired t tests, p corrected by Holm',
    isWide: true,
    rows: toRecipe,
    columns: [words('recipe', 'recipe', (row) => row.toLevel), ...pairColumns()],
  });
}
