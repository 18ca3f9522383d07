import type { SparseJson } from '../base/canonical-json.ts';
import { jsonPointer } from '../base/place.ts';

/** A place where two JSON values differ; a side without a value there lacks it. */
export interface JsonDifference {
  readonly pointer: string;
  readonly a?: SparseJson;
  readonly b?: SparseJson;
}

/** The first place, by sorted keys, where two JSON values differ, or undefined when they are equal. */
export function firstJsonDifference(a: SparseJson, b: SparseJson): JsonDifference | undefined {
  return findDifference(a, b, []);
}

type Value = SparseJson | undefined;

function findDifference(a: Value, b: Value, path: readonly string[]): JsonDifference | undefined {
  if (isBranch(a) && isBranch(b) && Array.isArray(a) === Array.isArray(b)) {
    for (const key of keysOf(a, b)) {
      const found = findDifference(itemOf(a, key), itemOf(b, key), [...path, key]);
      if (found) return found;
    }
    return undefined;
  }
  if (a === b) return undefined;
  return { pointer: jsonPointer(path), ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) };
}

type Branch = Exclude<SparseJson, null | boolean | number | string>;

function isBranch(value: Value): value is Branch {
  return typeof value === 'object' && value !== null;
}

function itemOf(branch: Branch, key: string): Value {
  return Object.hasOwn(branch, key) ? Reflect.get(branch, key) : undefined;
}

function keysOf(a: object, b: object): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Array.isArray(a) ? keys.sort((left, right) => Number(left) - Number(right)) : keys.sort();
}
