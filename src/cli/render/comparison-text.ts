import type { Claim } from '../../artifact/claim.ts';
import type { ClaimComparison } from '../../artifact/claim-comparison.ts';
import { type NamedComparison, tellComparison } from './comparison-lines.ts';
import { renderRunComparison, renderSweepComparison } from './comparison.ts';
import { tabulateComparison } from './comparison-tables.ts';
import { fitColumns } from './fit-columns.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';
import type { TextTable } from './text-table.ts';

/** A comparison for a terminal: the answer, the claims, five lines, and what differs side by side. */
export function renderComparison(named: NamedComparison, paint: Paint): string {
  const { comparison } = named;
  const lines = comparison.bits.kind === 'different' ? tellComparison(named) : [];
  return [
    renderBits(comparison, paint),
    renderClaims(comparison),
    ...lines.map(([label, words]) => `${paint.faint(label.padEnd(6))}  ${words}`),
    ...tabulateComparison(named).flatMap((table) => ['', table.title, renderFitted(table, named.names)]),
  ].join('\n');
}

/** Longest name of a side that stands above its column. */
const LONGEST_NAME = 20;

function renderFitted({ headings, rows }: TextTable, { a, b }: NamedComparison['names']): string {
  const isLong = Math.max(a.length, b.length) > LONGEST_NAME && headings.includes(a) && headings.includes(b);
  const short = isLong ? ['', 'a', 'b'] : headings;
  const [head, ...body] = fitColumns([short, ...rows]);
  return [...(isLong ? [`a  ${a}`, `b  ${b}`] : []), renderTable(head, body)].join('\n');
}

/** Which claim was asked for, and which holds. */
export function renderClaims({ asked, holds, isMet, bits }: ClaimComparison): string {
  const found = holds === null ? 'none holds' : holds === asked ? 'it holds' : `${holds} holds`;
  const reason = bits.kind === 'same' && !isMet && holds === 'machine' && asked === 'bitwise' ? ONE_MACHINE : '';
  return `Claim asked for: ${DESCRIPTIONS[asked]}; ${found}${reason}.`;
}

const ONE_MACHINE = ', since both come from one machine or claim no more';

const DESCRIPTIONS: Readonly<Record<Claim, string>> = {
  bitwise: 'bitwise (the same bits on different machines)',
  machine: 'machine (the same bits on one machine)',
  statistical: 'statistical (the same distribution over seeds)',
};

function renderBits(comparison: ClaimComparison, paint: Paint): string {
  if (comparison.kind === 'sweep') return renderSweepComparison(comparison.bits, paint);
  return renderRunComparison(comparison.bits, paint);
}
