import { describe, expect, it } from 'vitest';
import { compareMany, findCell } from '../../src/artifact/claim-matrix.ts';
import { elsewhere, REFERENCE, sweepWith, withEpoch } from '../support/changed-records.ts';
import { sweepOf } from '../support/records.ts';

const MARGIN = 0.0012;
const OWN = { name: 'own', records: sweepOf([REFERENCE]) };
const FAR = { name: 'far', records: sweepOf([elsewhere(REFERENCE)]) };
const OTHER = { name: 'other', records: sweepOf([withEpoch(3, { loss: 9 })]) };

describe('compareMany', () => {
  it('gives the strongest claim of every pair', () => {
    expect(compareMany([OWN, FAR, OTHER], { margin: MARGIN })).toStrictEqual({
      names: ['own', 'far', 'other'],
      cells: [
        { a: 'own', b: 'far', asked: 'bitwise', holds: 'bitwise', isMet: true },
        { a: 'own', b: 'other', asked: 'machine', holds: null, isMet: false },
        { a: 'far', b: 'other', asked: 'bitwise', holds: null, isMet: false },
      ],
      isMet: false,
    });
  });

  it('is met when every pair is', () => {
    const near = [
      { name: 'one', records: sweepWith({ adam: [0.9801, 0.9802, 0.9803] }) },
      { name: 'two', records: sweepWith({ adam: [0.9802, 0.9803, 0.9804] }) },
    ];
    expect(compareMany(near, { claim: 'statistical', margin: MARGIN })).toStrictEqual({
      names: ['one', 'two'],
      cells: [{ a: 'one', b: 'two', asked: 'statistical', holds: 'statistical', isMet: true }],
      isMet: true,
    });
  });
});

describe('findCell', () => {
  it('finds every cell by its names in either order, and none of a sweep and itself', () => {
    const matrix = compareMany([OWN, FAR, OTHER], { margin: MARGIN });
    for (const cell of matrix.cells) {
      expect(findCell(matrix, cell.a, cell.b)).toBe(cell);
      expect(findCell(matrix, cell.b, cell.a)).toBe(cell);
    }
    for (const name of matrix.names) expect(findCell(matrix, name, name)).toBeUndefined();
    expect(findCell(matrix, 'own', 'nobody')).toBeUndefined();
  });
});
