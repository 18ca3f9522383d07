import { stringify } from 'safe-stable-stringify';
import { SameseedError } from './errors.ts';
import { describeValue, jsonPointer } from './place.ts';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The same, with keys that may have no value; these are left out. */
export type SparseJson = Json | readonly SparseJson[] | { readonly [key: string]: SparseJson | undefined };

/**
 * One text for one value: keys sorted by UTF-16 code unit, shortest round-trip numbers (−0 is 0), no white space.
 * Digests are taken of this text in UTF-8.
 *
 * @throws {SameseedError} `not-json`, naming the place, for what JSON can't hold or can't give back as it was: NaN and
 *   infinities, functions, symbols, bigints, undefined items, instances of a class (dates, maps, typed arrays), circles,
 *   text with half a surrogate pair, and the key `__proto__`, which readers drop.
 * @see RFC 8785, JSON Canonicalization Scheme: any implementation of it finds the same text.
 */
export function canonicalJson(value: SparseJson): string {
  refuseWhatIsNotJson(value, []);
  return stringify(value);
}

/** The same as {@link canonicalJson}, indented by two spaces and ended by LF, for files that people read. */
export function prettyJson(value: SparseJson): string {
  refuseWhatIsNotJson(value, []);
  return `${stringify(value, null, 2)}\n`;
}

interface Step {
  readonly key: string;
  readonly parent: object;
}

function refuseWhatIsNotJson(value: unknown, way: readonly Step[]): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && isWellFormed(value)) return;
  if (typeof value !== 'object') refuse(value, way);
  if (way.some((step) => step.parent === value)) refuse('a circle', way);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      refuseWhatIsNotJson(item, [...way, { key: String(index), parent: value }]);
    return;
  }
  if (!isPlain(value)) refuse(value, way);
  for (const [key, item] of Object.entries(value)) {
    const inner = [...way, { key, parent: value }];
    if (key === '__proto__' || !isWellFormed(key)) refuse(`the key ${JSON.stringify(key)}`, inner);
    if (item !== undefined) refuseWhatIsNotJson(item, inner);
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function refuse(value: unknown, way: readonly Step[]): never {
  const place = jsonPointer(way.map((step) => step.key));
  throw new SameseedError(
    'not-json',
    `Expected a value that JSON can hold${place === '' ? '' : ` at ${place}`}, received ${describeValue(value)}.`,
    { kind: 'fault' },
  );
}
