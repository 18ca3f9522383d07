import type { VNode } from 'preact';
import { markdownTable } from 'markdown-table';
import type { Figure } from '../figures/figure.ts';
import { FigureView } from '../page/figures.tsx';
import { Formula } from '../page/formula.tsx';
import { Table } from '../page/table.tsx';
import type { CellLook, DataTable } from '../tables/data-table.ts';
import { insideOf, propsOf, type PageNode } from './expand.ts';
import { codeSpan, plain } from './text.ts';

/** A page as Markdown, as GitHub reads it; figures are the PNG files beside it. */
export function renderMarkdown(root: VNode): string {
  return `${blocksOf([root]).join('\n\n')}\n`;
}

const HEADINGS: Readonly<Record<string, string>> = { h1: '#', h2: '##', h3: '###' };
const INLINE = new Set(['strong', 'em', 'code', 'a', 'span']);

/** Blocks of nodes in a row; text and inline elements that stand next to each other are one paragraph. */
function blocksOf(nodes: readonly PageNode[]): string[] {
  const blocks: string[] = [];
  let run: PageNode[] = [];
  const close = (): void => {
    const text = inlineOf(run).trim();
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node);
      continue;
    }
    close();
    blocks.push(...blockOf(node));
  }
  close();
  return blocks;
}

function isInline(node: PageNode): boolean {
  const formula = propsOf(node, Formula);
  if (formula !== undefined) return formula.isInline === true;
  return typeof node === 'string' || (typeof node.type === 'string' && INLINE.has(node.type));
}

function blockOf(node: PageNode): string[] {
  if (typeof node === 'string' || node.type === 'nav') return [];
  const [table, formula, figure] = [propsOf(node, Table), propsOf(node, Formula), propsOf(node, FigureView)];
  if (table !== undefined) return tableBlocks(table.table);
  if (formula !== undefined) return [`$$\n${formula.tex}\n$$`];
  if (figure !== undefined) return figureBlocks(figure.drawn.figure);
  const inside = insideOf(node);
  const name = typeof node.type === 'string' ? node.type : '';
  if (name in HEADINGS) return [`${HEADINGS[name]} ${inlineOf(inside)}`];
  if (name === 'p') return [inlineOf(inside).trim()];
  if (name === 'ol')
    return [inside.map((item, index) => `${index + 1}. ${inlineOf(insideOf(item)).trim()}`).join('\n')];
  if (name === 'dl') return [inside.map(definition).join('\n')];
  if (name === 'pre') return [`\`\`\`sh\n${textOf(inside)}\n\`\`\``];
  return blocksOf(inside);
}

function figureBlocks({ name, title, description, caption }: Figure): string[] {
  return [`### ${plain(title)}`, `![${plain(description)}](figures/${name}.png)`, plain(caption)];
}

function definition(node: PageNode): string {
  const [term, ...descriptions] = insideOf(node).map((item) => inlineOf(insideOf(item)).trim());
  return `- **${term}**: ${descriptions.join(' ')}`;
}

function inlineOf(nodes: readonly PageNode[]): string {
  return nodes.map(inline).join('');
}

function inline(node: PageNode): string {
  if (typeof node === 'string') return plain(node);
  const formula = propsOf(node, Formula);
  if (formula !== undefined) return `$${formula.tex}$`;
  const inside = insideOf(node);
  if (node.type === 'code') return codeSpan(textOf(inside));
  const text = inlineOf(inside);
  if (node.type === 'strong') return `**${text.trim()}**`;
  if (node.type === 'em') return `*${text.trim()}*`;
  return text;
}

function textOf(nodes: readonly PageNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(insideOf(node)))).join('');
}

function tableBlocks({ name, caption, columns, rows, total }: DataTable): string[] {
  const looks = columns.map(({ look }) => look);
  const cells = (texts: readonly string[]): string[] => texts.map((text, column) => cell(text, looks[column]));
  const table = markdownTable(
    [columns.map(({ heading }) => plain(heading)), ...rows.map(cells), ...(total === undefined ? [] : [cells(total)])],
    { align: looks.map((look) => (look === 'number' ? 'r' : 'l')) },
  );
  return [`**${plain(caption)}** ([CSV](tables/${name}.csv))`, table];
}

function cell(text: string, look: CellLook): string {
  if (text === '') return '';
  // A bar ends a cell even within code.
  if (look === 'code') return codeSpan(text).replaceAll('|', String.raw`\|`);
  return look === 'tex' ? `$${text}$` : plain(text);
}
