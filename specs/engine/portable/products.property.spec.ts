import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInBits } from '../../../src/base/float32.ts';
import { openKernels } from '../../../src/engine/portable/module.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { byKernels, naive, type Operands, operandsOf, type Product, products } from './products.ts';

type Multiply = (product: Product, operands: Operands) => Float32Array;

const equalsNaive = (multiply: Multiply) =>
  fc.property(products, (product) => {
    const operands = operandsOf(product);
    expect(differenceInBits(multiply(product, operands), naive((k) => k)(product, operands))).toBeUndefined();
  });

const withoutTail: Multiply = (product, { a, b }) => {
  const shortened = a.map((value, index) => (index % product.k === product.k - 1 ? 0 : value));
  return naive((k) => k)(product, { a: shortened, b });
};

describe('a matrix product over lists of nonzero values', async () => {
  const kernels = await openKernels();

  it('always equals the naive loop bit for bit: every form, size, density and cut of the lists', () => {
    expectLaw(
      equalsNaive((product, operands) => byKernels(kernels, product, operands)),
      { numRuns: 500 },
    );
  });

  it('never equals it when summed backwards', () => {
    expectDefectCaught(equalsNaive(naive((at, k) => k - 1 - at)));
  });

  it('never equals it when the end of a list is left out', () => {
    expectDefectCaught(equalsNaive(withoutTail));
  });
});
