import { stringify } from 'csv-stringify/sync';
import type { DataTable } from './data-table.ts';

/**
 * A table as CSV: a header, full precision, nothing for what is missing.
 *
 * Text that a spreadsheet would take for a formula is led by an apostrophe, since records come from anybody.
 *
 * @see RFC 4180.
 */
export function tableCsv({ header, values }: DataTable): string {
  const cells = values.map((row) => row.map((value) => (typeof value === 'boolean' ? String(value) : value)));
  return stringify([[...header], ...cells], {
    escape_formulas: true,
    record_delimiter: 'windows',
    // Without it a lone line feed would stand bare, and readers would end the row there.
    quoted_match: /[\r\n]/u,
  });
}
