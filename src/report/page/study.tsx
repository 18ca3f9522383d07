import type { VNode } from 'preact';
import type { FactorsAnalysis } from '../../replication/analysis/rows.ts';
import type { ReportFacts } from '../facts.ts';
import { formatList } from '../numbers.ts';
import { describeDifference } from '../sentences.ts';
import { effectTable, pairTable, sourceTable, varianceTable } from '../tables/study.ts';
import { isJudged } from '../tables/verdicts.ts';
import { type DrawnFigure, Figures } from './figures.tsx';
import { Table } from './table.tsx';

/** The factor study: what moves the result, one factor at a time. */
export function Study({
  facts,
  figures,
}: {
  readonly facts: ReportFacts;
  readonly figures: readonly DrawnFigure[];
}): VNode | null {
  const { factors } = facts.analyses;
  if (factors === undefined) return null;
  return (
    <section id="study">
      <h2>What moves the result</h2>
      <p>{describeLargest(factors)}</p>
      <Figures figures={figures.filter(({ figure }) => figure.name === 'factor-study')} of="study" />
      <Table table={effectTable(factors)} />
      <p class="note">
        Effect: mean over the seeds that both have of accuracy at the level − accuracy at its base; every level has the
        same seeds. p: paired t test, corrected by Holm for all levels of all factors. A hold-out is judged on training
        images instead of the test set, so its difference is also that of the images.
      </p>
      <h3>Share of the variance</h3>
      <Table table={varianceTable(factors)} />
      <p class="note">
        η²: share of the sum of squares between the levels, in this sample. ω²: estimate of the same without its upward
        bias. Share between: variance component of the levels, taken as draws from many, over both components.
      </p>
      {factors.sources.length < 2 ? null : (
        <>
          <h3>What a seed decides</h3>
          <p>{describeSources(factors)}</p>
          <Figures figures={figures.filter(({ figure }) => figure.name === 'seed-sources')} of="study" />
          <Table table={sourceTable(factors)} />
        </>
      )}
      <h3>Every pair of levels</h3>
      <Table table={pairTable(factors)} />
    </section>
  );
}

function describeLargest({ toBase, factors }: FactorsAnalysis): string {
  const judged = new Set(
    factors
      .flatMap(({ levels }) => levels)
      .filter(isJudged)
      .map(({ treatment }) => treatment),
  );
  const told = toBase.filter(({ isSignificant }) => isSignificant);
  const count = `Of ${toBase.length} levels, each against its base by seed, ${told.length} can be told from it after Holm’s correction`;
  if (told.length === 0) return `${count}.`;
  const ordered = told.filter(({ to }) => judged.has(to)).toSorted((a, b) => b.difference - a.difference);
  if (ordered.length === 0) return `${count}.`;
  const [best, worst] = [ordered[0], ordered[ordered.length - 1]];
  const name = (row: typeof best) =>
    `${row.factor} ${row.toLevel}, by ${describeDifference(row.difference, row.interval)}`;
  const up =
    best.difference > 0
      ? ` Of those judged by the test set, the largest gain is ${name(best)}.`
      : ' None of those judged by the test set is a gain.';
  const down = worst.difference < 0 ? ` The largest loss is ${name(worst)}.` : '';
  return `${count}.${up}${down}`;
}

const SOURCES: Readonly<Record<string, string>> = {
  init: 'the initial weights (init)',
  shuffle: 'the order of the examples (shuffle)',
  split: 'which images are held out (split)',
};

function describeSources({ sources }: FactorsAnalysis): string {
  const alone = sources.filter(({ source }) => source !== 'all').map(({ source }) => SOURCES[source] ?? source);
  return `A seed decides ${formatList(alone)}. Seeding one of them while the others stay fixed shows what it alone spreads; the variances need not add up, and with so few runs each deviation is known roughly only.`;
}
