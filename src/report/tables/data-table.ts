/** What a program reads in a cell; `undefined` where there is nothing to give. */
export type CellValue = string | number | boolean | undefined;

/** How a column's cells are set: text, a number to the right, code, or a formula in TeX. */
export type CellLook = 'text' | 'number' | 'code' | 'tex';

/** A column: how people read it, and which values programs read in its place. */
export interface Column<Row> {
  readonly heading: string;
  /** Default: text. */
  readonly look?: CellLook;
  readonly text: (row: Row) => string;
  /** Columns of the CSV file by name; an interval has two. */
  readonly data: Readonly<Record<string, (row: Row) => CellValue>>;
}

/** A table as it is declared. */
export interface TableDesign<Row> {
  /** File name without ending, and place on the page; unique in a report. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Texts of a last row that sums up; not in the CSV file. */
  readonly total?: readonly string[];
  /** Too wide for a phone, so there each row becomes a list of its cells with their headings. */
  readonly isWide?: boolean;
}

/** A table with nothing left to compute: one for the page, for Markdown and for CSV alike. */
export interface DataTable {
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly look: CellLook }[];
  /** Texts of each row; the first one names the row. */
  readonly rows: readonly (readonly string[])[];
  readonly total?: readonly string[];
  readonly isWide: boolean;
  /** The CSV file's header and rows. */
  readonly header: readonly string[];
  readonly values: readonly (readonly CellValue[])[];
}

/** The table of a design. */
export function makeTable<Row>({ name, caption, columns, rows, total, isWide = false }: TableDesign<Row>): DataTable {
  return {
    name,
    caption,
    columns: columns.map(({ heading, look = 'text' }) => ({ heading, look })),
    rows: rows.map((row) => columns.map((column) => column.text(row))),
    ...(total === undefined ? {} : { total }),
    isWide,
    header: columns.flatMap((column) => Object.keys(column.data)),
    values: rows.map((row) => columns.flatMap((column) => Object.values(column.data).map((read) => read(row)))),
  };
}
