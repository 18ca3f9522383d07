import { markdownTable } from 'markdown-table';
import { type ClaimMatrix, findCell } from '../../artifact/claim-matrix.ts';
import { plain } from '../../report/markdown/text.ts';
import type { Paint } from './paint.ts';
import { fitColumns } from './fit-columns.ts';
import { renderTable } from './table.ts';

/** Every sweep against every other: the strongest claim of each pair, and whether all show what was asked for. */
export function renderMatrix(matrix: ClaimMatrix, paint: Paint): string {
  const head = describe(matrix);
  const [headings, ...rows] = rowsOf(matrix);
  // columns go by the number of their row, so that long names stand once
  const numbered = [
    headings.map((_, column) => (column === 0 ? '' : `${column}`)),
    ...rows.map(([name, ...cells], index) => [`${index + 1}  ${name}`].concat(cells)),
  ];
  const [top, ...body] = fitColumns(numbered);
  return [matrix.isMet ? paint.good(head) : paint.bad(head), renderTable(top, body)].join('\n');
}

/** The same as Markdown. */
export function matrixMarkdown(matrix: ClaimMatrix): string {
  return `${plain(describe(matrix))}\n\n${markdownTable(rowsOf(matrix).map((row) => row.map(plain)))}`;
}

function describe({ cells }: ClaimMatrix): string {
  const met = cells.filter(({ isMet }) => isMet).length;
  return `The claim asked for holds between ${met} of ${cells.length} pairs.`;
}

function rowsOf(matrix: ClaimMatrix): string[][] {
  const cell = (row: string, column: string): string => {
    const found = findCell(matrix, row, column);
    return found === undefined ? '·' : (found.holds ?? 'none');
  };
  return [
    ['', ...matrix.names],
    ...matrix.names.map((row) => [row, ...matrix.names.map((column) => cell(row, column))]),
  ];
}
