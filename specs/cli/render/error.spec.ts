import { describe, expect, it } from 'vitest';
import { SameseedError } from '../../../src/base/errors.ts';
import { errorAsJson, renderError } from '../../../src/cli/render/error.ts';

const faults = [
  { pointer: '/batchSize', message: 'Expected `batchSize` to be an integer ≥ 1, received 0.' },
  { pointer: '/epochs', message: 'Expected `epochs` to be an integer ≥ 1, received 0.' },
];

describe('renderError', () => {
  it('is the sentence with its code', () => {
    const error = new SameseedError('engine-unknown', 'Unknown engine "cuda"; known: portable.');
    expect(renderError(error, false)).toBe('sameseed: Unknown engine "cuda"; known: portable. [engine-unknown]');
  });

  it('lists more than one fault with its place', () => {
    const error = new SameseedError('config-invalid', '2 faults in the run configuration.', { faults });
    expect(renderError(error, false).split('\n').slice(1)).toEqual(
      faults.map(({ pointer, message }) => `  ${pointer}  ${message}`),
    );
  });

  it.each([new TypeError('x is not a function'), 'a string', new SameseedError('odd', 'Odd.', { kind: 'fault' })])(
    'owns up to what nobody expected: %s',
    (error) => {
      expect(renderError(error, false)).toMatch(
        /^sameseed: A fault of ours: .+\. Please report it, with what SAMESEED_DEBUG=1 shows\.$/u,
      );
    },
  );

  it('shows the stack only when debugging', () => {
    const error = new TypeError('broken');
    expect(renderError(error, true)).toContain('error.spec.ts');
    expect(renderError(error, false)).not.toContain('error.spec.ts');
  });
});

describe('errorAsJson', () => {
  it('holds code, message and faults', () => {
    const error = new SameseedError('config-invalid', 'Bad.', { faults });
    expect(errorAsJson(error)).toEqual({ kind: 'error', code: 'config-invalid', message: 'Bad.', faults });
    expect(errorAsJson(new TypeError('Bad.'))).toMatchObject({ code: 'fault', message: 'Bad.' });
  });
});
