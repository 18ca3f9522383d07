import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adamCorrections } from '../../../src/network/optimizers/corrections.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { reals } from '../arbitraries.ts';

type Corrections = typeof adamCorrections;

const betas = reals(0, 0.9999);
const steps = fc.integer({ min: 1, max: 20_000 });

/** The same products without an early end. */
function plainPower(base: number, exponent: number): number {
  let product = 1;
  for (let count = 0; count < exponent; count++) product *= base;
  return product;
}

const equalsTheWholeProduct = (correct: Corrections) =>
  fc.property(betas, betas, steps, (beta1, beta2, step) => {
    expect(correct(step, { kind: 'adam', beta1, beta2, epsilon: 1e-8 })).toEqual({
      first: 1 - plainPower(beta1, step),
      second: 1 - plainPower(beta2, step),
    });
  });

it('always equals 1 − βᵗ by repeated multiplication, bit for bit', () => {
  expectLaw(equalsTheWholeProduct(adamCorrections));
  expectDefectCaught(equalsTheWholeProduct((step, optimizer) => adamCorrections(step + 1, optimizer)));
  expectDefectCaught(equalsTheWholeProduct(() => ({ first: 1, second: 1 })));
  expectDefectCaught(
    equalsTheWholeProduct((step, optimizer) => {
      const { first, second } = adamCorrections(step, optimizer);
      return { first: second, second: first };
    }),
  );
});
