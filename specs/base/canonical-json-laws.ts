import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Json } from '../../src/base/canonical-json.ts';
import { altered, json, reordered } from '../support/json.ts';

/** Anything that claims to write canonical JSON. */
export type Write = (value: Json) => string;

/** The order of keys changes nothing. */
export const ignoresKeyOrder = (write: Write) =>
  fc.property(reordered(json), ([value, other]) => write(value) === write(other));

/** What is read is what was written. */
export const readsBack = (write: Write) =>
  fc.property(json, (value) => isDeepStrictEqual(JSON.parse(write(value)), value));

/** One alteration changes the text. */
export const tellsApart = (write: Write) =>
  fc.property(altered(json), ([value, other]) => write(value) !== write(other));

/** Writing what was read changes nothing. */
export const isStable = (write: Write) =>
  fc.property(json, (value) => write(JSON.parse(write(value))) === write(value));

const notJson = fc.constantFrom<unknown>(
  NaN,
  Infinity,
  -Infinity,
  1n,
  new Date(0),
  new Map(),
  Float32Array.of(1),
  () => 1,
);

/** What JSON can't hold or give back is refused, wherever it stands. */
export const refusesWhatJsonCannotHold = (write: Write) =>
  fc.property(
    notJson,
    fc.constantFrom<((value: unknown) => unknown)[]>(
      (value) => value,
      (value) => [value],
      (value) => ({ a: { b: value } }),
    ),
    (value, wrap) => {
      try {
        Reflect.apply(write, undefined, [wrap(value)]);
        return false;
      } catch {
        return true;
      }
    },
  );
