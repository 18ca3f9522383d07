import { describeValue } from '../../base/place.ts';
import { matcherOutcome, type MatcherOutcome } from './matcher-outcome.ts';
import { refuse } from './number-parts.ts';

/**
 * Whether two lists or typed arrays hold the same items equally often, in any order. Items are compared as `Object.is`
 * does: +0 is not −0, and objects are equal to themselves only.
 */
export function toBePermutationOf(received: unknown, expected: unknown): MatcherOutcome {
  const [items, others] = [itemsOf(received, 'the received value'), itemsOf(expected, 'the expected value')];
  return matcherOutcome(findFault(items, others), 'a permutation');
}

function findFault(items: readonly unknown[], others: readonly unknown[]): string | undefined {
  const left = countItems(others);
  let extra: { readonly index: number; readonly item: unknown } | undefined;
  for (const [index, item] of items.entries()) {
    const count = left.get(keyOf(item)) ?? 0;
    if (count === 0) extra ??= { index, item };
    left.set(keyOf(item), count - 1);
  }
  const missing = others.find((item) => (left.get(keyOf(item)) ?? 0) > 0);
  const isMissing = others.some((item) => (left.get(keyOf(item)) ?? 0) > 0);
  if (extra === undefined && !isMissing) return undefined;
  const lengths = items.length === others.length ? '' : ` of ${others.length} items, received ${items.length}`;
  return [
    `Expected a permutation${lengths}.`,
    ...(extra === undefined
      ? []
      : [`first too many: ${describeValue(extra.item)} at index ${extra.index}, ${tally(extra.item, items, others)}`]),
    ...(isMissing ? [`first missing: ${describeValue(missing)}, ${tally(missing, items, others)}`] : []),
  ].join('\n');
}

function tally(item: unknown, items: readonly unknown[], others: readonly unknown[]): string {
  const count = (list: readonly unknown[]) => countItems(list).get(keyOf(item)) ?? 0;
  return `there ${count(items)} times, expected ${count(others)}`;
}

function countItems(items: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

const NEGATIVE_ZERO = Symbol('-0');

/** A map takes −0 for +0. */
function keyOf(item: unknown): unknown {
  return Object.is(item, -0) ? NEGATIVE_ZERO : item;
}

function itemsOf(value: unknown, role: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value) && isIterable(value)) return Array.from(value);
  return refuse(`${role} to be a list or typed array`, describeValue(value));
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}
