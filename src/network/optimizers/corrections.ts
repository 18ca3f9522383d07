import { SameseedError } from '../../base/errors.ts';
import type { Optimizer } from '../network.ts';

/** Adam's bias corrections of one step. */
export interface AdamCorrections {
  /** c₁ = 1 − β₁ᵗ. */
  readonly first: number;
  /** c₂ = 1 − β₂ᵗ. */
  readonly second: number;
}

/**
 * Bias corrections of step t in float64, the powers by repeated multiplication (`Math.pow` differs between engines);
 * both 1 for optimizers that have none.
 *
 * @throws {SameseedError} `step-invalid` when `step` is not an integer ≥ 1.
 */
export function adamCorrections(step: number, optimizer: Optimizer): AdamCorrections {
  if (!Number.isSafeInteger(step) || step < 1) {
    throw new SameseedError('step-invalid', `Expected \`step\` to be an integer ≥ 1, received ${step}.`);
  }
  if (optimizer.kind !== 'adam' && optimizer.kind !== 'adamw') return { first: 1, second: 1 };
  return { first: 1 - power(optimizer.beta1, step), second: 1 - power(optimizer.beta2, step) };
}

// Below half an ULP of 1, where 1 − x is 1 whatever x becomes.
const NEGLIGIBLE = 1 / 2 ** 54;

function power(base: number, exponent: number): number {
  let product = base;
  // Going on below NEGLIGIBLE changes no correction and would crawl through denormals.
  for (let count = 1; count < exponent && product > NEGLIGIBLE; count++) product *= base;
  return product;
}
