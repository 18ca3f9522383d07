import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { firstJsonDifference, listJsonDifferences } from '../../src/artifact/json-difference.ts';
import type { Json } from '../../src/base/canonical-json.ts';
import { altered, json, reordered } from '../support/json.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

type List = typeof listJsonDifferences;

/** What a JSON Pointer leads to; undefined where there is nothing. */
function valueAt(value: Json, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((branch, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof branch === 'object' && branch !== null && Object.hasOwn(branch, name)
      ? Reflect.get(branch, name)
      : undefined;
  }, value);
}

const findsNothingInEqualValues = (list: List) => fc.property(reordered(json), ([a, b]) => list(a, b).length === 0);

const findsWhatEachSideHolds = (list: List) =>
  fc.property(altered(json), ([a, b]) => {
    const found = list(a, b);
    return (
      found.length > 0 &&
      found.every(({ pointer, ...sides }) => {
        const held = { a: valueAt(a, pointer), b: valueAt(b, pointer) };
        return !isDeepStrictEqual(held.a, held.b) && isDeepStrictEqual({ a: undefined, b: undefined, ...sides }, held);
      })
    );
  });

const isTheFirstOfAll = (first: typeof firstJsonDifference) =>
  fc.property(json, json, (a, b) => isDeepStrictEqual(first(a, b), listJsonDifferences(a, b)[0]));

describe('differences of JSON', () => {
  it('are never found in values that are equal but for the order of their keys', () => {
    expectLaw(findsNothingInEqualValues(listJsonDifferences));
  });

  it('always hold what the pointer leads to on each side', () => {
    expectLaw(findsWhatEachSideHolds(listJsonDifferences));
  });

  it('always begin with the first one', () => {
    expectLaw(isTheFirstOfAll(firstJsonDifference));
  });

  it('are told apart from those of identities', () => {
    expectDefectCaught(findsNothingInEqualValues((a, b) => (a === b ? [] : [{ pointer: '', a, b }])));
  });

  it('are told apart from those that call both sides the other', () => {
    expectDefectCaught(findsWhatEachSideHolds((a, b) => listJsonDifferences(b, a)));
  });

  it('are told apart from the last one', () => {
    expectDefectCaught(isTheFirstOfAll((a, b) => listJsonDifferences(a, b).at(-1)));
  });
});
