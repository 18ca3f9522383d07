// A mutant is killed by the first case that finds it: no smaller case is looked for, and no further spec is loaded. And
// one that is run ten times as often as it is without being changed is endless: Stryker's own hundred takes minutes.
import fc from 'fast-check';
import { afterEach, inject } from 'vitest';

fc.configureGlobal({ endOnFailure: true });

const state = globalThis[inject('globalNamespace')];
if (state?.hitLimit) state.hitLimit /= 10;

if (globalThis.isKilled) throw new Error('The mutant is killed already.');
afterEach(({ task }) => {
  globalThis.isKilled ||= task.result?.state === 'fail';
});
