import fc from 'fast-check';
import type { Json } from '../../src/base/canonical-json.ts';
import { jsonValues } from '../../src/laws/generators/json-values.ts';

/** Any value that JSON can hold; −0, which it can't, is left out. */
export const json = jsonValues();

/** A value, and the same value with the keys of every object in another order of insertion. */
export function reordered(values: fc.Arbitrary<Json>): fc.Arbitrary<[Json, Json]> {
  return fc.tuple(values, fc.infiniteStream(fc.boolean())).map(([value, coins]) => [value, reorder(value, coins)]);
}

/** A value, and the same value with one scalar changed, one item or key dropped, or one added, at a place drawn. */
export function altered(values: fc.Arbitrary<Json>): fc.Arbitrary<[Json, Json]> {
  return fc.tuple(values, fc.nat()).map(([value, draw]) => {
    const choices = alterations(value);
    return [value, choices[draw % choices.length]()];
  });
}

function reorder(value: Json, coins: Iterator<boolean>): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => reorder(item, coins));
  const entries: [string, Json][] = [];
  for (const [name, item] of Object.entries(value)) {
    if (coins.next().value === true) entries.push([name, reorder(item, coins)]);
    else entries.unshift([name, reorder(item, coins)]);
  }
  return Object.fromEntries(entries);
}

function alterations(value: Json): (() => Json)[] {
  if (typeof value !== 'object' || value === null) return [() => alterScalar(value)];
  if (isList(value)) {
    const inner = value.flatMap((item, index) => alterations(item).map((alter) => () => value.with(index, alter())));
    const drops = value.map((_item, index) => () => value.toSpliced(index, 1));
    return [...inner, ...drops, () => [...value, 0]];
  }
  const entries = Object.entries(value);
  const inner = entries.flatMap(([name, item]) =>
    alterations(item).map((alter) => () => ({ ...value, [name]: alter() })),
  );
  const drops = entries.map(
    ([name]) =>
      () =>
        Object.fromEntries(entries.filter(([other]) => other !== name)),
  );
  return [...inner, ...drops, () => ({ ...value, [`${entries.map(([name]) => name).join('')}+`]: 0 })];
}

function alterScalar(value: null | boolean | number | string): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return /[0-9a-f]$/u.test(value) ? flipLast(value) : `${value}0`;
  if (typeof value === 'number') return Math.abs(value) < 1e-300 ? 1 : value * (1 - Number.EPSILON);
  return 0;
}

/** A digest keeps its form, so that only its content is wrong. */
function flipLast(value: string): string {
  return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
