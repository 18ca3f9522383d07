import type { SameseedError } from '../../base/errors.ts';
import type { EntropySource } from './sources.ts';

/** One call of `withoutEntropy` that is going on. */
export interface Guard {
  /** The call that this one is within. */
  readonly outer: Guard | undefined;
  readonly allowed: readonly EntropySource['kind'][];
  /** What was refused first: an error that the function caught may not pass for silence. */
  refused: SameseedError | undefined;
}

/** Knows which guard a call is within, also after an await. */
export interface GuardContext {
  current(): Guard | undefined;
  run<Value>(guard: Guard, fn: () => Value): Value;
  /** The guard is over. */
  end(guard: Guard): void;
}

/** By `AsyncLocalStorage` where there is Node; else the guard that was begun last and isn't over, whoever calls. */
export function openGuardContext(): GuardContext {
  const hooks = globalThis.process?.getBuiltinModule?.('node:async_hooks');
  if (hooks === undefined) return new GuardList();
  const storage = new hooks.AsyncLocalStorage<Guard>();
  return {
    current: () => storage.getStore(),
    run: (guard, fn) => storage.run(guard, fn),
    end: () => {},
  };
}

/** The context of hosts that can't tell one asynchronous task from another. */
export class GuardList implements GuardContext {
  readonly #begun: Guard[] = [];

  current(): Guard | undefined {
    return this.#begun.at(-1);
  }

  run<Value>(guard: Guard, fn: () => Value): Value {
    this.#begun.push(guard);
    return fn();
  }

  end(guard: Guard): void {
    const place = this.#begun.indexOf(guard);
    if (place !== -1) this.#begun.splice(place, 1);
  }
}

/** The innermost guard that doesn't allow this kind of source. */
export function refusingGuard(innermost: Guard | undefined, kind: EntropySource['kind']): Guard | undefined {
  let guard = innermost;
  while (guard?.allowed.includes(kind) === true) guard = guard.outer;
  return guard;
}
