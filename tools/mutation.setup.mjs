// A mutant is killed by the first case that finds it: no smaller case is looked for, and no further spec is loaded.
import fc from 'fast-check';
import { afterEach } from 'vitest';

fc.configureGlobal({ endOnFailure: true });

if (globalThis.isKilled) throw new Error('The mutant is killed already.');
afterEach(({ task }) => {
  globalThis.isKilled ||= task.result?.state === 'fail';
});
