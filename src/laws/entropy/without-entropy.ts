import { type Guard, type GuardContext, openGuardContext } from './guard.ts';
import type { EntropySource } from './sources.ts';
import { setTraps } from './traps.ts';

/** What {@link withoutEntropy} lets pass. */
export interface EntropyOptions {
  /** Kinds of sources that may be asked: `clock` where times are only shown. Default none. */
  readonly allow?: readonly EntropySource['kind'][];
}

let shared: { readonly context: GuardContext; readonly undo: () => void; guards: number } | undefined;

/**
 * Runs `fn`, in which every call of `Math.random`, `Date.now`, `new Date()`, `performance.now`,
 * `crypto.getRandomValues`, `crypto.randomUUID`, what draws in `node:crypto`, `process.hrtime` and the like throws
 * `entropy`, with a stack that begins at the caller; afterwards everything is as it was, whatever happened. An error
 * that `fn` caught is thrown at its end.
 *
 * On Node it holds for `fn` and everything asynchronous that it began, and for nothing else that runs meanwhile; in a
 * browser for everything that runs until `fn` has ended. A function that was taken from its place before, as by `const
 * { random } = Math`, worker threads and native code can't be seen. `model.fit` of TensorFlow.js may ask the clock when
 * to let others run, since nothing depends on it.
 *
 * @throws {SameseedError} `entropy`.
 */
export function withoutEntropy<Value>(fn: () => Promise<Value>, options?: EntropyOptions): Promise<Value>;
export function withoutEntropy<Value>(fn: () => Value, options?: EntropyOptions): Value;
export function withoutEntropy(fn: () => unknown, { allow = [] }: EntropyOptions = {}): unknown {
  const { context, end } = begin();
  const guard: Guard = { outer: context.current(), allowed: allow, refused: undefined };
  const finish = (): void => {
    context.end(guard);
    end();
  };
  let outcome: unknown;
  try {
    outcome = context.run(guard, fn);
  } catch (error) {
    finish();
    throw guard.refused ?? error;
  }
  if (isPromise(outcome)) return settle(outcome, guard).finally(finish);
  finish();
  if (guard.refused !== undefined) throw guard.refused;
  return outcome;
}

async function settle(outcome: PromiseLike<unknown>, guard: Guard): Promise<unknown> {
  const [end] = await Promise.allSettled([outcome]);
  // what was refused is the cause of whatever came of it
  if (guard.refused !== undefined) throw guard.refused;
  if (end.status === 'rejected') throw end.reason;
  return end.value;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function begin(): { readonly context: GuardContext; readonly end: () => void } {
  if (shared === undefined) {
    const context = openGuardContext();
    shared = { context, undo: setTraps(context), guards: 0 };
  }
  const mine = shared;
  mine.guards++;
  const end = (): void => {
    if (--mine.guards > 0) return;
    shared = undefined;
    mine.undo();
  };
  return { context: mine.context, end };
}
