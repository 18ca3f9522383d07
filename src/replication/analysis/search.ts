import type { Records } from '../../artifact/read.ts';
import { oneSampleTest } from '../../statistics/mean-tests.ts';
import { findBestMean } from './best-mean.ts';
import { correctByHolm } from './pair-rows.ts';
import type { ChoiceRow, EffectRow, RecipeRow, SearchAnalysis } from './rows.ts';
import { collectPart, type TreatmentRuns } from './treatment-runs.ts';
import { describeTreatment, estimateMean } from './treatment-row.ts';

/**
 * The experiment `search`: which recipe is best on the held-out images, and what each departure adds.
 *
 * @throws {SameseedError} `analysis-unfit` without runs of the search, `config-invalid` for a config that this program
 *   can't read.
 */
export function analyseSearch(records: Records): SearchAnalysis {
  const rows = collectPart(records, 'search').map(describeRecipe);
  const ranking = rankRecipes(rows);
  return { ranking, choices: chooseEach(ranking), effects: estimateEffects(rows) };
}

/**
 * The recipe of the highest mean for each number of departures, fewest first; of equal ones the first. Throws as
 * {@link analyseSearch} does.
 */
export function chooseRecipes(records: Records): ChoiceRow[] {
  return chooseEach(rankRecipes(collectPart(records, 'search').map(describeRecipe)));
}

/** Names of the departures that a recipe's id is made of; `recipe` has none. */
export function departuresOf(treatment: string): readonly string[] {
  return treatment === 'recipe' ? [] : treatment.split('-');
}

type UnrankedRow = Omit<RecipeRow, 'rank'>;

function describeRecipe(runs: TreatmentRuns): UnrankedRow {
  return { ...describeTreatment(runs, runs.treatment), departures: departuresOf(runs.treatment).length };
}

function rankRecipes(rows: readonly UnrankedRow[]): RecipeRow[] {
  const descending = rows.toSorted((a, b) => b.mean - a.mean);
  return descending.map((row, index) => Object.assign({ rank: index + 1 }, row));
}

function chooseEach(ranking: readonly RecipeRow[]): ChoiceRow[] {
  return countDepartures(ranking).map((departures) =>
    chooseFrom(ranking.filter((row) => row.departures === departures)),
  );
}

function countDepartures(rows: readonly UnrankedRow[]): number[] {
  return [...new Set(rows.map(({ departures }) => departures))].toSorted((a, b) => a - b);
}

function chooseFrom(rivals: readonly RecipeRow[]): ChoiceRow {
  const { value, ...best } = findBestMean(rivals);
  return { departures: rivals[0].departures, mean: value, ...best };
}

/**
 * Contrasts of a full plan of two levels each, one value a seed: all recipes of a seed have the same split, so what the
 * split adds cancels. Each recipe but the plain one names an effect.
 *
 * @see Box, Hunter & Hunter 2005, Statistics for Experimenters, chapter 5.
 */
function estimateEffects(rows: readonly UnrankedRow[]): EffectRow[] {
  const names = new Set(rows.flatMap(({ treatment }) => departuresOf(treatment)));
  const seeds = rows[0].seeds.filter((seed) => rows.every((row) => row.seeds.includes(seed)));
  if (rows.length !== 1 << names.size || seeds.length === 0) return [];
  const describe = ({ treatment }: UnrankedRow) => {
    const term = departuresOf(treatment);
    return describeEffect(
      term,
      seeds.map((seed) => contrast(rows, term, seed)),
    );
  };
  return countDepartures(rows)
    .filter((count) => count > 0)
    .flatMap((count) => correctByHolm(rows.filter(({ departures }) => departures === count).map(describe)));
}

function describeEffect(departures: readonly string[], values: readonly number[]): Omit<EffectRow, 'isSignificant'> {
  const estimate = { departures, ...estimateMean(values) };
  if (values.length < 2) return estimate;
  const { statistic, p } = oneSampleTest(values);
  return { ...estimate, statistic, p };
}

function contrast(rows: readonly UnrankedRow[], term: readonly string[], seed: number): number {
  const signed = rows.map(({ treatment, seeds, values }) => {
    const absent = term.filter((name) => !departuresOf(treatment).includes(name)).length;
    const value = values[seeds.indexOf(seed)];
    return absent % 2 === 0 ? value : -value;
  });
  return signed.reduce((sum, value) => sum + value, 0) / (rows.length / 2);
}
