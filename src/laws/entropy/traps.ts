import { entropyError, framesAbove } from './entropy-error.ts';
import { type GuardContext, refusingGuard } from './guard.ts';
import { isHarmless } from './known-callers.ts';
import { type EntropySource, findSources } from './sources.ts';

/** Replaces every source by one that asks the guard of its caller first; gives back what undoes it. */
export function setTraps(context: GuardContext): () => void {
  const undo: (() => void)[] = [];
  for (const source of findSources()) {
    const { owner, key } = source;
    const usual = Object.getOwnPropertyDescriptor(owner, key);
    const original: unknown = Reflect.get(owner, key);
    if (usual === undefined || typeof original !== 'function') continue;
    const { enumerable = false } = usual;
    const value = new Proxy(original, trapOf(source, context));
    Object.defineProperty(owner, key, { value, enumerable, writable: true, configurable: true });
    undo.push(() => Object.defineProperty(owner, key, usual));
  }
  refreshImports();
  return () => {
    for (const step of undo) step();
    refreshImports();
  };
}

function trapOf(source: EntropySource, context: GuardContext): ProxyHandler<() => unknown> {
  const refuse = (callee: (...values: never[]) => unknown): void => {
    const guard = refusingGuard(context.current(), source.kind);
    if (guard === undefined) return;
    const frames = framesAbove(callee);
    if (isHarmless(source, frames)) return;
    const error = entropyError(source, frames);
    guard.refused ??= error;
    throw error;
  };
  const apply: ProxyHandler<() => unknown>['apply'] = (target, self, values) => {
    refuse(apply ?? refuse);
    return Reflect.apply(target, self, values);
  };
  const construct: ProxyHandler<() => unknown>['construct'] = (target, values, newTarget) => {
    // a date of a given time looks at no clock
    if (values.length === 0) refuse(construct ?? refuse);
    return Reflect.construct(target, values, newTarget);
  };
  return { apply, construct };
}

/** Lets `import { randomBytes } from 'node:crypto'` see what was replaced. */
function refreshImports(): void {
  globalThis.process?.getBuiltinModule?.('node:module').syncBuiltinESMExports();
}
