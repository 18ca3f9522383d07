import { describe, expect, it } from 'vitest';
import { SameseedError } from '../../src/base/errors.ts';

describe('SameseedError', () => {
  it('carries a code, is of the input, and has no faults unless told', () => {
    const error = new SameseedError('seed-invalid', 'Expected a seed.');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'SameseedError', code: 'seed-invalid', kind: 'input', faults: [] });
    expect(error.message).toBe('Expected a seed.');
    expect('cause' in error).toBe(false);
  });

  it('keeps kind, faults and cause', () => {
    const cause = new TypeError('below');
    const faults = [{ pointer: '/a', message: 'Expected more.' }];
    expect(new SameseedError('x', 'y', { kind: 'check', cause, faults })).toMatchObject({
      kind: 'check',
      cause,
      faults,
    });
  });

  it('says code-free, name first, what a stack trace begins with', () => {
    expect(String(new SameseedError('seed-invalid', 'Expected a seed.'))).toBe('SameseedError: Expected a seed.');
  });
});
