import { SameseedError } from '../base/errors.ts';
import type { NamedTensor } from '../network/network.ts';

/** The error that ends a run whose numbers left the finite range: what they are then depends on the processor. */
export function nonFiniteError(tensor: string, step: number): SameseedError {
  return new SameseedError(
    'non-finite',
    `Expected finite values, but ${tensor} left them at step ${step}; lower the learning rate.`,
    { kind: 'check' },
  );
}

/** Name of the first tensor that holds a NaN or an infinity, or undefined. */
export function firstNonFinite(tensors: readonly NamedTensor[]): string | undefined {
  return tensors.find(({ values }) => !values.every(Number.isFinite))?.name;
}
