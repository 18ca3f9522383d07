import { markdownTable } from 'markdown-table';
import { codeSpan, plain } from '../../report/markdown/text.ts';
import { type NamedComparison, tellComparison } from './comparison-lines.ts';
import { tabulateComparison } from './comparison-tables.ts';
import { renderClaims } from './comparison-text.ts';

/** A comparison as Markdown for a pull request: the answer, the five lines as a table, then what differs side by side. */
export function comparisonMarkdown(named: NamedComparison): string {
  const { comparison, names } = named;
  const head = `**${comparison.isMet ? 'Holds' : 'Does not hold'}**: ${codeSpan(names.a)} against ${codeSpan(names.b)}.`;
  const lines = tellComparison(named).map(([label, words]) => [
    label,
    label === 'replay' ? codeSpan(words) : plain(words),
  ]);
  const tables = tabulateComparison(named).flatMap(({ title, headings, rows }) => [
    `**${plain(title)}**`,
    markdownTable([headings.map(plain), ...rows.map((row) => row.map(plain))]),
  ]);
  return [`${head} ${plain(renderClaims(comparison))}`, markdownTable([['', ''], ...lines]), ...tables].join('\n\n');
}
