import { configure } from 'safe-stable-stringify';
import { SameseedError } from './errors.ts';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const stringify = configure({ deterministic: true, circularValue: Error, bigint: false });

/**
 * One text for one value: keys sorted by UTF-16 code unit, shortest round-trip numbers, no white space. Digests are
 * taken of this text.
 *
 * @throws {SameseedError} `not-json` for NaN, infinities, functions, symbols and undefined array items.
 */
export function canonicalJson(value: Json): string {
  refuseNonFinite(value);
  return stringify(value) ?? refuse(value);
}

/** The same as {@link canonicalJson}, indented by two spaces and ended by LF, for files that people read. */
export function prettyJson(value: Json): string {
  refuseNonFinite(value);
  return `${stringify(value, null, 2) ?? refuse(value)}\n`;
}

function refuseNonFinite(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value)) refuse(value);
  if (['function', 'symbol', 'bigint'].includes(typeof value)) refuse(value);
  if (typeof value !== 'object' || value === null) return;
  for (const item of Object.values(value)) {
    if (item === undefined && Array.isArray(value)) refuse(item);
    refuseNonFinite(item);
  }
}

function refuse(value: unknown): never {
  throw new SameseedError('not-json', `Expected a value that JSON can hold, received ${String(value)}.`, {
    kind: 'fault',
  });
}
