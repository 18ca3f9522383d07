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
  refuseWhatIsNotJson(value, undefined);
  return stringify(value);
}

/** The same as {@link canonicalJson}, indented by two spaces and ended by LF, for files that people read. */
export function prettyJson(value: SparseJson): string {
  refuseWhatIsNotJson(value, undefined);
  return `${stringify(value, null, 2)}\n`;
}

/** A key on the way to a value; the object that has it, and the way to that. */
interface Step {
  readonly key: string;
  readonly parent: object;
  readonly before: Step | undefined;
}

function refuseWhatIsNotJson(value: unknown, way: Step | undefined): void {
  if (isSimple(value)) return;
  if (typeof value !== 'object' || value === null) refuse(value, way);
  for (let step = way; step !== undefined; step = step.before) if (step.parent === value) refuse('a circle', way);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (!isSimple(item)) refuseWhatIsNotJson(item, { key: String(index), parent: value, before: way });
    }
    return;
  }
  if (!isPlain(value)) refuse(value, way);
  for (const [key, item] of Object.entries(value)) {
    const isNamed = key !== '__proto__' && isWellFormed(key);
    // large records are mostly of these, for which no step is made
    if (isNamed && (item === undefined || isSimple(item))) continue;
    const inner = { key, parent: value, before: way };
    if (!isNamed) refuse(`the key ${JSON.stringify(key)}`, inner);
    refuseWhatIsNotJson(item, inner);
  }
}

function isSimple(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && isWellFormed(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function refuse(value: unknown, way: Step | undefined): never {
  const keys: string[] = [];
  for (let step = way; step !== undefined; step = step.before) keys.unshift(step.key);
  const place = jsonPointer(keys);
  throw new SameseedError(
    'not-json',
    `Expected a value that JSON can hold${place === '' ? '' : ` at ${place}`}, received ${describeValue(value)}.`,
    { kind: 'fault' },
  );
}
