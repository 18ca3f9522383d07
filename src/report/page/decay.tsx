import type { VNode } from 'preact';
import type { FactorSetAnalysis, HintonAnalysis } from '../../replication/analysis/rows.ts';
import type { PartFacts, ReportFacts } from '../facts.ts';
import { formatAccuracy, formatFactor, formatList, formatQuantity } from '../numbers.ts';
import { describeBest, describeDifference, describeEstimate, describeP } from '../sentences.ts';
import { factorSetTable, optimismTable } from '../tables/hinton.ts';
import { isJudged } from '../tables/verdicts.ts';
import { type DrawnFigure, Figures } from './figures.tsx';
import { Table } from './table.tsx';
import { VerdictNotice } from './verdict.tsx';

/** Question 2D: the best accuracy without weight decay, and the final accuracy against its factor. */
export function Decay({
  facts,
  figures,
}: {
  readonly facts: ReportFacts;
  readonly figures: readonly DrawnFigure[];
}): VNode | null {
  const { hinton } = facts.analyses;
  const shown = figures.filter(({ figure }) => figure.section === 'question-2d');
  if (hinton === undefined && shown.length === 0) return null;
  return (
    <section id="question-2d">
      <h2>Question 2D: weight decay, and how close to 0.9847</h2>
      {hinton === undefined ? null : <NoDecay hinton={hinton} />}
      <Figures figures={shown} of="question-2d" />
      {hinton === undefined || hinton.sets.length === 0
        ? facts.parts.filter(({ treatments }) => treatments.length > 1).map((part) => <p>{describeBestMean(part)}</p>)
        : hinton.sets.map((set) => <Reading set={set} />)}
      {hinton === undefined ? null : <Optimism hinton={hinton} />}
    </section>
  );
}

function NoDecay({ hinton: { noDecay, epochs } }: { readonly hinton: HintonAnalysis }): VNode | null {
  if (noDecay === undefined) return null;
  const best = epochs.find(({ treatment }) => treatment === noDecay.treatment);
  return (
    <>
      <h3>Best validation accuracy without weight decay</h3>
      {best === undefined ? null : (
        <p>
          The best epoch of each run reaches {formatAccuracy(best.bestMean)} in the mean. That is the best of{' '}
          {formatQuantity(best.of, 'epoch')} in each of {formatQuantity(best.count, 'seed')}, chosen on the images it is
          measured on: against the same runs’ final epoch the choice adds {describeDifference(best.mean, best.interval)}
          , and nothing learnt. The single highest final accuracy is {formatAccuracy(noDecay.best.value)},{' '}
          {describeBest(noDecay.best, 'runs')}.
        </p>
      )}
      <p>
        What counts is the final epoch: <strong>{describeEstimate(noDecay)}</strong>,{' '}
        {describeDifference(noDecay.distance)} from 0.9847.
      </p>
      {isJudged(noDecay) ? <VerdictNotice row={noDecay} name="Without weight decay" /> : null}
    </>
  );
}

const READINGS = {
  linspace: 'Five factors evenly spaced (linspace), as students read the assignment',
  logspace: 'Five factors evenly spaced in the logarithm (logspace)',
} as const;

function Reading({ set }: { readonly set: FactorSetAnalysis }): VNode {
  const { best, variance, varianceWithoutLargest, toNoDecay } = set;
  const significant = toNoDecay.filter(({ isSignificant }) => isSignificant);
  const row = set.rows.find(({ treatment }) => treatment === best.treatment);
  return (
    <>
      <h3>{READINGS[set.set]}</h3>
      <p>
        The highest mean is {formatAccuracy(best.value)} at λ = {formatFactor(Number(best.level))},{' '}
        {describeBest(best, 'means')}.
        {variance === undefined ? '' : ` Over all five factors, analysis of variance gives ${describeTest(variance)}`}
        {variance === undefined || varianceWithoutLargest === undefined
          ? ''
          : `, without the largest one ${describeTest(varianceWithoutLargest)}`}
        {variance === undefined ? '' : '.'}
        {toNoDecay.length === 0
          ? ''
          : ` ${describeSignificance(
              significant.map(({ toLevel }) => formatFactor(Number(toLevel))),
              toNoDecay.length,
            )}`}
      </p>
      <Table table={factorSetTable(set)} />
      {row === undefined || !isJudged(row) ? null : (
        <VerdictNotice row={row} name={`λ = ${formatFactor(Number(best.level))}, the best of ${best.of} means`} />
      )}
    </>
  );
}

function describeTest({
  degreesBetween,
  degreesWithin,
  statistic,
  p,
}: NonNullable<FactorSetAnalysis['variance']>): string {
  return `F(${degreesBetween}, ${degreesWithin}) = ${statistic.toFixed(2)}, ${describeP(p)}`;
}

function describeSignificance(levels: readonly string[], tests: number): string {
  return levels.length === 0
    ? `By seed, none of the ${tests} factors can be told from no decay after Holm’s correction.`
    : `By seed, ${formatList(levels)} can be told from no decay after Holm’s correction for ${tests} tests, the others can not.`;
}

function Optimism({ hinton: { bestRun, epochs } }: { readonly hinton: HintonAnalysis }): VNode {
  return (
    <>
      <h3>What “best” would have flattered</h3>
      <p>
        The highest final accuracy of all is {formatAccuracy(bestRun.value)} (λ = {formatFactor(Number(bestRun.level))},
        seed {bestRun.seed}
        ), {describeBest(bestRun, 'runs')}. Taking the best epoch instead of the final one raises every mean:
      </p>
      <Table table={optimismTable({ epochs })} />
    </>
  );
}

function describeBestMean({ widths, treatments }: PartFacts): string {
  const best = treatments.reduce((leader, next) => (next.summary.mean > leader.summary.mean ? next : leader));
  const { mean, count, epochs } = best.summary;
  const choice = `${formatQuantity(treatments.length, 'factor')} of ${formatQuantity(count, 'seed')} each`;
  return `After ${formatQuantity(epochs, 'epoch')}, ${widths} has its highest mean validation accuracy, ${formatAccuracy(mean)}, at λ = ${formatFactor(best.config.penalty.factor)}. That is the best of ${choice}, chosen on the data it is measured on, so it flatters: of several means one is always the highest, by chance if by nothing else.`;
}
