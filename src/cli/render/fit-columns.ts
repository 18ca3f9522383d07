/** Columns of a terminal that nobody has made wider. */
export const WIDTH = 80;

const GAP = 2;
const LEAST = 12;
const LEAST_NAME = 16;

/**
 * Rows of texts cut so that the table of them, with two blanks between columns, is at most 80 columns wide: the first
 * column keeps its end, where names differ, the others their beginning. A first column with a heading, of
 * names, gives first; else columns give in the order of their width.
 */
export function fitColumns(rows: readonly (readonly string[])[]): string[][] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const wanted = WIDTH - GAP * (widths.length - 1);
  for (;;) {
    const widest = Math.max(...widths);
    if (sum(widths) <= wanted || widest <= LEAST) break;
    const isNamed = rows[0][0] !== '' && widths[0] > LEAST_NAME;
    widths[isNamed ? 0 : widths.indexOf(widest)]--;
  }
  return rows.map((row) => row.map((text, column) => cut(text, widths[column], column === 0)));
}

function cut(text: string, width: number, isEndKept: boolean): string {
  if (text.length <= width) return text;
  return isEndKept ? `…${text.slice(text.length - width + 1)}` : `${text.slice(0, width - 1)}…`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
