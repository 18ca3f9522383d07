import { expect, it } from 'vitest';
import { SameseedError } from '../../src/base/errors.ts';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';

it.each([
  ['bad input', new SameseedError('seed-invalid', ''), 2],
  ['a failed check', new SameseedError('self-test-failed', '', { kind: 'check' }), 1],
  ['a fault of ours', new SameseedError('not-json', '', { kind: 'fault' }), 70],
  ['anything unexpected', new TypeError('x'), 70],
  ['Ctrl-C', new SameseedError('aborted', '', { kind: 'check' }), 130],
])('%s', (_what, error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});
