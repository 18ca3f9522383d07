import type { VNode } from 'preact';
import type { RefitAnalysis, RefitRow, SearchAnalysis } from '../../replication/analysis/rows.ts';
import type { ReportFacts } from '../facts.ts';
import { formatCount, formatList, formatQuantity } from '../numbers.ts';
import { describeDifference, describeEstimate } from '../sentences.ts';
import { choiceTable, departureTable, rankingTable, refitTable, toRecipeTable } from '../tables/search.ts';
import { type DrawnFigure, Figures } from './figures.tsx';
import { Table } from './table.tsx';

interface Props {
  readonly facts: ReportFacts;
  readonly figures: readonly DrawnFigure[];
}

/** The search: recipes judged on held-out training images. */
export function Search({ facts, figures }: Props): VNode | null {
  const { search } = facts.analyses;
  if (search === undefined) return null;
  return (
    <section id="search">
      <h2>An honest search</h2>
      <p>{describeLeader(search)}</p>
      <p>
        <strong>How often the test set was looked at: never.</strong> Every accuracy here is on training images that
        were held out, so the test images can still confirm the choice.
      </p>
      <Figures figures={figures} of="search" />
      <Table table={rankingTable(search)} />
      <Table table={choiceTable(search)} />
      <p class="note">
        By chance alone: how far the best of so many equal recipes would lie above their mean, so a choice among few is
        flattered little. The refit trains these recipes on everything.
      </p>
      {search.effects.length === 0 ? null : <Table table={departureTable(search)} />}
    </section>
  );
}

/** The refit: chosen recipes on all of the training set, judged by the test set. */
export function Refit({ facts, figures }: Props): VNode | null {
  const { refit } = facts.analyses;
  if (refit === undefined) return null;
  const runs = refit.rows.reduce((sum, { count }) => sum + count, 0);
  return (
    <section id="refit">
      <h2>Does the mean reach 0.9847?</h2>
      <p>
        <strong>{describeAnswer(refit)}</strong>
      </p>
      <p>
        <strong>How often the test set was looked at.</strong> The recipes were chosen without it. Here each of{' '}
        {formatQuantity(runs, 'run')} is judged by it after its final epoch, and all of them are shown:{' '}
        {formatQuantity(refit.rows.length, 'mean')}, none of which was chosen by it. Accuracy on it after the earlier
        epochs is recorded too, and decides nothing.
      </p>
      <Figures figures={figures} of="refit" />
      <Table table={refitTable(refit)} />
      <p class="note">
        Confidence: that the expected accuracy of the recipe on these test images is at least 0.9847 (1 − p of the
        one-sided t test), and the same with the error of Hinton’s own number counted.
      </p>
      {refit.toRecipe.length === 0 ? null : <Table table={toRecipeTable(refit)} />}
    </section>
  );
}

function describeLeader({ ranking }: SearchAnalysis): string {
  const [best] = ranking;
  const recipe = ranking.find(({ departures }) => departures === 0);
  const others =
    recipe === undefined || recipe === best ? '' : ` The assignment’s own recipe has ${describeEstimate(recipe)}.`;
  return `The highest mean on the held-out images is ${describeEstimate(best)}, of the recipe ${best.treatment}: the best of ${formatCount(ranking.length)} recipes.${others}`;
}

function describeAnswer({ rows, smallest }: RefitAnalysis): string {
  if (smallest === undefined) {
    const best = rows.reduce((leader, row) => (row.mean > leader.mean ? row : leader));
    return `No. The highest mean, of ${best.treatment}, is ${describeEstimate(best)}, ${describeDifference(best.distance, best.distanceInterval)} from 0.9847.`;
  }
  const isRecipe = smallest.departures === 0;
  const where = isRecipe
    ? 'the assignment’s own recipe does'
    : `the smallest departure that does is ${describeDeparture(smallest)}`;
  return `Yes: ${where}, with ${describeEstimate(smallest)}, ${describeDifference(smallest.distance, smallest.distanceInterval)} from 0.9847.`;
}

function describeDeparture({ treatment, departures }: RefitRow): string {
  const names = treatment.split('-');
  return names.length === departures ? formatList(names) : treatment;
}
