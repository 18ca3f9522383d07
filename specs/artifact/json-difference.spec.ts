import { describe, expect, it } from 'vitest';
import { firstJsonDifference, listJsonDifferences } from '../../src/artifact/json-difference.ts';
import type { SparseJson } from '../../src/base/canonical-json.ts';

describe('listJsonDifferences', () => {
  it.each<[what: string, a: SparseJson, b: SparseJson, differences: object[]]>([
    ['nothing in equal values', { b: [1, { c: null }], a: 'x' }, { a: 'x', b: [1, { c: null }] }, []],
    ['nothing in a key without a value and no key', { a: undefined }, {}, []],
    ['two scalars', 1, '1', [{ pointer: '', a: 1, b: '1' }]],
    ['a list and an object with the same keys', [1], { 0: 1 }, [{ pointer: '', a: [1], b: { 0: 1 } }]],
    ['a branch and a scalar', { a: { b: 1 } }, { a: 5 }, [{ pointer: '/a', a: { b: 1 }, b: 5 }]],
    ['null and a branch', { a: null }, { a: { b: 1 } }, [{ pointer: '/a', a: null, b: { b: 1 } }]],
    ['what only one side has, as one place', { a: [1, 2] }, {}, [{ pointer: '/a', a: [1, 2] }]],
    ['what only the other side has', {}, { a: { b: 1 } }, [{ pointer: '/a', b: { b: 1 } }]],
    [
      'every place of objects, by sorted keys',
      { z: 1, a: 1, 10: 1, 9: 1 },
      { a: 2, z: 2, 9: 2 },
      [
        { pointer: '/10', a: 1 },
        { pointer: '/9', a: 1, b: 2 },
        { pointer: '/a', a: 1, b: 2 },
        { pointer: '/z', a: 1, b: 2 },
      ],
    ],
    [
      'every place of lists, by index',
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [0, 1, 0, 3, 4, 5, 6, 7, 8, 9, 0, 11],
      [
        { pointer: '/2', a: 2, b: 0 },
        { pointer: '/10', a: 10, b: 0 },
        { pointer: '/11', b: 11 },
      ],
    ],
    ['keys that every object inherits', {}, { toString: 1 }, [{ pointer: '/toString', b: 1 }]],
  ])('finds %s', (_what, a, b, differences) => {
    expect(listJsonDifferences(a, b)).toStrictEqual(differences);
    expect(firstJsonDifference(a, b)).toStrictEqual(differences[0]);
  });
});
