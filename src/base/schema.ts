import { z } from 'zod';
import { SameseedError } from './errors.ts';
import { describeIssue } from './fault.ts';

export { describeValue } from './place.ts';
export { z };

/** Names the input in messages and the code of the error that {@link parse} throws. */
export interface ParseSubject {
  readonly code: string;
  /** What the input is, for example `run configuration`. */
  readonly subject: string;
  /** File that it was read from, named in every message. */
  readonly file?: string;
}

/** An integer from `minimum` to `maximum`, both included; the message is the expectation. */
export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): z.ZodNumber {
  const upper = maximum === Number.MAX_SAFE_INTEGER ? `≥ ${minimum}` : `from ${minimum} to ${maximum}`;
  const error = `an integer ${upper}`;
  return z.int({ error }).min(minimum).max(maximum);
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
  if (bounds.atLeast !== undefined) schema = schema.min(bounds.atLeast);
  if (bounds.above !== undefined) schema = schema.gt(bounds.above);
  if (bounds.atMost !== undefined) schema = schema.max(bounds.atMost);
  if (bounds.below !== undefined) schema = schema.lt(bounds.below);
  return schema;
}

/** One of the listed words; the message lists them. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `one of: ${words.join(', ')}` });
}

const MOST_FAULTS_TOLD = 10;

/**
 * Reads `value` by `schema` and throws all of its faults at once.
 *
 * A schema's error texts are expectations (`an integer ≥ 1`), so that every message reads
 * ``Expected `batchSize` to be an integer ≥ 1, received 0.``
 *
 * @throws {SameseedError} with the subject's code; `faults` holds every fault with its JSON Pointer, the message at
 *   most ten of them.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, about: ParseSubject): z.output<Schema> {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const found = outcome.error.issues.flatMap((issue) => describeIssue(issue, { value, schema, ...about }));
  const faults = [...new Map(found.map((fault) => [fault.pointer + fault.message, fault])).values()];
  throw new SameseedError(
    about.code,
    summarize(
      faults.map((fault) => fault.message),
      about,
    ),
    { faults },
  );
}

function summarize(messages: readonly string[], { subject, file }: ParseSubject): string {
  if (messages.length === 1) return messages[0];
  const more = messages.length - MOST_FAULTS_TOLD;
  const told = messages.slice(0, MOST_FAULTS_TOLD).join(' ');
  const place = file === undefined ? '' : ` in ${file}`;
  return `${messages.length} faults in the ${subject}${place}: ${told}${more > 0 ? ` And ${more} more.` : ''}`;
}
