import { z } from 'zod';
import { type Fault, SameseedError } from './errors.ts';

export { z };

/** Names the input in messages and the code of the error that {@link parse} throws. */
export interface ParseSubject {
  readonly code: string;
  /** What the input is, for example `run configuration`. */
  readonly subject: string;
}

/** An integer from `minimum` to `maximum`, both included; the message is the expectation. */
export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): z.ZodNumber {
  const upper = maximum === Number.MAX_SAFE_INTEGER ? `≥ ${minimum}` : `from ${minimum} to ${maximum}`;
  const error = `an integer ${upper}`;
  return z.int({ error }).min(minimum, { error }).max(maximum, { error });
}

/** Bounds of a real number; a bound that is left out is not checked. */
export interface NumberBounds {
  readonly atLeast?: number;
  readonly above?: number;
  readonly atMost?: number;
  readonly below?: number;
}

/** A finite number within `bounds`; the message is the expectation. */
export function real(bounds: NumberBounds = {}): z.ZodNumber {
  const words = [
    bounds.atLeast === undefined ? '' : `≥ ${bounds.atLeast}`,
    bounds.above === undefined ? '' : `> ${bounds.above}`,
    bounds.atMost === undefined ? '' : `≤ ${bounds.atMost}`,
    bounds.below === undefined ? '' : `< ${bounds.below}`,
  ].filter((word) => word !== '');
  const error = `a finite number${words.length > 0 ? ` ${words.join(' and ')}` : ''}`;
  let schema = z.number({ error });
  if (bounds.atLeast !== undefined) schema = schema.min(bounds.atLeast, { error });
  if (bounds.above !== undefined) schema = schema.gt(bounds.above, { error });
  if (bounds.atMost !== undefined) schema = schema.max(bounds.atMost, { error });
  if (bounds.below !== undefined) schema = schema.lt(bounds.below, { error });
  return schema;
}

/** One of the listed words; the message lists them. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `one of: ${words.join(', ')}` });
}

/**
 * Reads `value` by `schema` and throws all of its faults at once.
 *
 * A schema's error texts are expectations (`an integer ≥ 1`), so that every message reads
 * ``Expected `batchSize` to be an integer ≥ 1, received 0.``
 *
 * @throws {SameseedError} with the subject's code; `faults` holds every fault with its JSON Pointer.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, about: ParseSubject): z.output<Schema> {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const faults = outcome.error.issues.flatMap((issue) => describeIssue(issue, value, about));
  const message =
    faults.length === 1
      ? faults[0].message
      : `${faults.length} faults in the ${about.subject}: ${faults.map((fault) => fault.message).join(' ')}`;
  throw new SameseedError(about.code, message, { faults });
}

function describeIssue(issue: z.core.$ZodIssue, root: unknown, about: ParseSubject): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: jsonPointer([...issue.path, key]),
      message: `Expected only known keys in the ${about.subject}, received \`${[...issue.path, key].join('.')}\`.`,
    }));
  }
  const received = issue.path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    root,
  );
  const name = issue.path.length > 0 ? `\`${issue.path.join('.')}\`` : `the ${about.subject}`;
  return [
    {
      pointer: jsonPointer(issue.path),
      message: `Expected ${name} to be ${expectation(issue)}, received ${describeValue(received)}.`,
    },
  ];
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `one of: ${issue.options.map(String).join(', ')}`;
  }
  const unworded = /^Invalid input: expected (?<type>\w+)/u.exec(issue.message);
  return unworded?.groups ? `of type ${unworded.groups['type']}` : issue.message;
}

/** JSON Pointer of a path of keys, as RFC 6901 escapes it. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A short text of any value, for messages: at most 60 characters. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'symbol') return value.toString();
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
