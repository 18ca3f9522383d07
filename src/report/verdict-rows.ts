import type { RefitRow, TreatmentRow } from '../replication/analysis/rows.ts';
import type { ReportFacts } from './facts.ts';
import { isJudged, type Judged } from './tables/verdicts.ts';

/** Every treatment that is held against the target, each once. */
export function judgedRows({ analyses, summary }: ReportFacts): Judged[] {
  const { hinton, factors, refit } = analyses;
  const all: readonly TreatmentRow[] = [
    ...(hinton?.noDecay === undefined ? [] : [hinton.noDecay]),
    ...(hinton?.sets ?? []).flatMap(({ rows }) => rows),
    ...(factors?.factors ?? []).flatMap(({ levels }) => levels),
    ...(refit?.rows ?? []),
  ];
  const isFirst = (row: TreatmentRow, index: number) =>
    all.findIndex(({ part, treatment }) => part === row.part && treatment === row.treatment) === index;
  const order = summary.result.treatments.map(({ part, treatment }) => `${part}/${treatment}`);
  const placeOf = ({ part, treatment }: TreatmentRow) => order.indexOf(`${part}/${treatment}`);
  return all
    .filter(isFirst)
    .filter(isJudged)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** What the top of the page says a verdict on, with the name it has there; the most telling first. */
export function headlineVerdicts({ analyses }: ReportFacts): { readonly name: string; readonly row: Judged }[] {
  const { hinton, factors, refit } = analyses;
  const told: (readonly [string, TreatmentRow | undefined])[] = [
    ...(hinton === undefined ? [] : [['Without weight decay', hinton.noDecay] as const]),
    ...(factors === undefined ? [] : [describeBase(factors.factors[0]?.levels[0])]),
    ...(refit === undefined ? [] : refitHeadlines(refit.rows, refit.smallest)),
  ];
  return told.flatMap(([name, row]) => (row !== undefined && isJudged(row) ? [{ name, row }] : []));
}

function describeBase(base?: TreatmentRow): readonly [string, TreatmentRow | undefined] {
  return [base === undefined ? '' : `The assignment’s recipe for ${base.epochs} epochs`, base];
}

function refitHeadlines(rows: readonly RefitRow[], smallest?: RefitRow): (readonly [string, RefitRow])[] {
  const best = rows.reduce((leader, row) => (row.mean > leader.mean ? row : leader));
  const recipe = rows.find(({ departures }) => departures === 0);
  return [
    [
      `${smallest === undefined ? 'The nearest recipe' : 'The smallest departure that reaches it'}, ${(smallest ?? best).treatment}`,
      smallest ?? best,
    ],
    ...(recipe === undefined ? [] : [['The assignment’s recipe', recipe] as const]),
  ];
}
