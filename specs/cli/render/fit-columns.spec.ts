import { describe, expect, it } from 'vitest';
import { fitColumns, WIDTH } from '../../../src/cli/render/fit-columns.ts';

const widthOf = (row: readonly string[]): number => row.join('  ').length;

describe('fitColumns', () => {
  it('leaves alone what fits', () => {
    const rows = [
      ['', 'a', 'b'],
      ['/seed', '1', '2'],
    ];
    expect(fitColumns(rows)).toEqual(rows);
  });

  it('cuts places at their beginning and values at their end, until eighty columns hold them', () => {
    const long = 'x'.repeat(70);
    const [head, row] = fitColumns([
      ['', 'a', 'b'],
      [`/runs/*/config/${'network/'.repeat(5)}units`, `${long}1`, `${long}2`],
    ]);
    expect(head).toEqual(['', 'a', 'b']);
    expect(widthOf(row)).toBe(WIDTH);
    expect(row[0]).toMatch(/^….+units$/u);
    expect(row.slice(1).every((text) => /^x+…$/u.test(text))).toBe(true);
  });

  it('cuts a name before the numbers that belong to it', () => {
    const difference = '+0.0003 [−0.0043, +0.0049]';
    const [, row] = fitColumns([
      ['treatment', 'mean', 'difference'],
      [`hinton/${'long-'.repeat(20)}seed`, '0.9772', difference],
    ]);
    expect(row[0].length).toBeGreaterThanOrEqual(16);
    expect(row[2]).toBe(difference);
  });
});
