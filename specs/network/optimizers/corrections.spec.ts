import { expect, it } from 'vitest';
import { adamCorrections } from '../../../src/network/optimizers/corrections.ts';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';

it.each(['sgd', 'momentum', 'nesterov', 'rmsprop'] as const)('is 1 for %s', (kind) => {
  expect(adamCorrections(3, DEFAULT_OPTIMIZERS[kind])).toEqual({ first: 1, second: 1 });
});

it.each(['adam', 'adamw'] as const)('starts at 1 − β for %s', (kind) => {
  expect(adamCorrections(1, DEFAULT_OPTIMIZERS[kind])).toEqual({ first: 1 - 0.9, second: 1 - 0.999 });
});

it('is 1 exactly for β = 0, and late in a run', () => {
  expect(adamCorrections(1, { kind: 'adam', beta1: 0, beta2: 0, epsilon: 1e-8 })).toEqual({ first: 1, second: 1 });
  expect(adamCorrections(1e9, DEFAULT_OPTIMIZERS.adam)).toEqual({ first: 1, second: 1 });
});

it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses step %s', (step) => {
  expect(() => adamCorrections(step, DEFAULT_OPTIMIZERS.adam)).toThrow(
    expect.objectContaining({
      code: 'step-invalid',
      message: `Expected \`step\` to be an integer ≥ 1, received ${step}.`,
    }),
  );
});
