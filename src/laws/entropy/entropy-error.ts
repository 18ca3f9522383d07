import { SameseedError } from '../../base/errors.ts';
import { adviceFor } from './known-callers.ts';
import type { EntropySource } from './sources.ts';

const MOST_FRAMES = 30;

/** The stack above `callee`, one frame a line, its caller first; the whole stack where the host can't cut it. */
export function framesAbove(callee: (...values: never[]) => unknown): string[] {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = MOST_FRAMES;
  const holder = new Error('a stack');
  if (Reflect.has(Error, 'captureStackTrace')) Error.captureStackTrace(holder, callee);
  Error.stackTraceLimit = usual;
  return (holder.stack ?? '').split('\n').filter((line) => /^\s+at |@/u.test(line));
}

const GIVES: Readonly<Record<EntropySource['kind'], string>> = { random: 'unseeded draw', clock: 'look at a clock' };

/**
 * The error `entropy` of a call of `source` from `frames`: it says who called and what to do, and its stack begins
 * there.
 */
export function entropyError(source: EntropySource, frames: readonly string[]): SameseedError {
  const caller = frames[0]?.trim().replace(/^at (?:async )?/u, '') ?? 'an unknown place';
  const error = new SameseedError(
    'entropy',
    `Expected no ${GIVES[source.kind]} here, but ${source.name} was called by ${caller}; ${adviceFor(source, frames)}`,
    { kind: 'check' },
  );
  error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
  return error;
}
