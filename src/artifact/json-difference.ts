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
  return walk(a, b, []).next().value;
}

/** Every place, by sorted keys, where two JSON values differ; a branch that only one side has is one place. */
export function listJsonDifferences(a: SparseJson, b: SparseJson): JsonDifference[] {
  return [...walk(a, b, [])];
}

type Value = SparseJson | undefined;

function* walk(a: Value, b: Value, path: readonly string[]): Generator<JsonDifference, undefined, undefined> {
  if (isBranch(a) && isBranch(b) && Array.isArray(a) === Array.isArray(b)) {
    for (const key of keysOf(a, b)) yield* walk(itemOf(a, key), itemOf(b, key), [...path, key]);
  } else if (a !== b) {
    yield { pointer: jsonPointer(path), ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) };
  }
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
  // indices are in order already, which as texts they are not: "10" is before "9"
  return Array.isArray(a) ? keys : keys.sort();
}
