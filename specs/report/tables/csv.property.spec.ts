import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableCsv } from '../../../src/report/tables/csv.ts';
import { type CellValue, type DataTable, makeTable } from '../../../src/report/tables/data-table.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';

const text = fc
  .array(fc.oneof(fc.constantFrom('"', ',', '\n', '=', '+', '-', '@', "'", ' ', '1'), fc.string({ maxLength: 3 })), {
    maxLength: 5,
  })
  .map((pieces) => pieces.join('').replaceAll('\r', ''));
const value: fc.Arbitrary<CellValue> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(undefined),
);
const rows = fc.array(fc.tuple(value, value), { maxLength: 4 });

function tableOf(pairs: readonly (readonly [CellValue, CellValue])[]): DataTable {
  return makeTable({
    name: 'pairs',
    caption: 'Pairs',
    rows: pairs,
    columns: [
      {
        heading: 'both',
        text: () => '',
        data: { first: ([first]: readonly CellValue[]) => first, second: ([, second]: readonly CellValue[]) => second },
      },
    ],
  });
}

/** Fields of a CSV text by RFC 4180. */
function parseCsv(csv: string): string[][] {
  const fields = csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu);
  const found: string[][] = [[]];
  for (const [, quoted, bare, end] of fields) {
    found[found.length - 1].push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') found.push([]);
  }
  return found.slice(0, -1);
}

/** Reading the file gives the values back; text that a spreadsheet would compute is led by an apostrophe. */
const keepsEveryValue = (implementation: (table: DataTable) => string) =>
  fc.property(rows, (pairs) => {
    const [header, ...found] = parseCsv(implementation(tableOf(pairs)));
    expect(header).toEqual(['first', 'second']);
    const expected = pairs.map((pair) => pair.map(expectedField));
    expect(found).toEqual(expected);
  });

function expectedField(cell: CellValue): string {
  if (typeof cell === 'string') return /^[=+\-@\t]/u.test(cell) ? `'${cell}` : cell;
  return cell === undefined ? '' : String(cell === 0 ? 0 : cell);
}

describe('tableCsv', () => {
  it('always gives every value back', () => {
    expectLaw(keepsEveryValue(tableCsv));
  });

  it('catches a formula that is left', () => {
    expectDefectCaught(keepsEveryValue((table) => tableCsv(table).replaceAll(/(^|,)'/gmu, '$1')));
  });

  it('catches fields that are not quoted', () => {
    expectDefectCaught(
      keepsEveryValue(({ header, values }) => [header, ...values].map((row) => `${row.join(',')}\r\n`).join('')),
    );
  });

  it('ends lines as RFC 4180 has it', () => {
    expect(tableCsv(tableOf([[0.5, undefined]]))).toBe('first,second\r\n0.5,\r\n');
  });
});
