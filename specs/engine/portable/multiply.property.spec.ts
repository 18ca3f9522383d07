import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInBits } from '../../../src/base/float32.ts';
import type { Kernels } from '../../../src/engine/portable/kernel-types.ts';
import { openKernels } from '../../../src/engine/portable/module.ts';
import { openStream } from '../../../src/random/stream.ts';
import { reals, seeds } from '../../network/arbitraries.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { onFloats } from './memory.ts';

const { fround } = Math;

const LAYOUTS = ['multiplyNN', 'multiplyTN', 'multiplyNT'] as const;

interface Product {
  readonly layout: (typeof LAYOUTS)[number];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

type Multiply = (product: Product) => Float32Array;

const sizes = fc.integer({ min: 1, max: 40 });

const products: fc.Arbitrary<Product> = fc
  .record({ layout: fc.constantFrom(...LAYOUTS), m: sizes, n: sizes, k: sizes, density: reals(0, 1), seed: seeds })
  .map(({ layout, m, n, k, density, seed }) => {
    const stream = openStream(seed, 'product');
    const draw = () => (stream.uniform() < density ? 2 * stream.uniform() - 1 : 0);
    const a = Float32Array.from({ length: m * k }, draw);
    return { layout, m, n, k, a, b: Float32Array.from({ length: k * n }, draw) };
  });

const naive =
  (order: (k: number, depth: number) => number): Multiply =>
  ({ layout, m, n, k, a, b }) =>
    Float32Array.from({ length: m * n }, (_, index) => {
      const column = index % n;
      const row = (index - column) / n;
      let sum = 0;
      for (let at = 0; at < k; at++) {
        const depth = order(at, k);
        const left = layout === 'multiplyTN' ? a[depth * m + row] : a[row * k + depth];
        const right = layout === 'multiplyNT' ? b[column * k + depth] : b[depth * n + column];
        sum = fround(sum + fround(left * right));
      }
      return sum;
    });

const equalsNaive = (multiply: Multiply) =>
  fc.property(products, (product) => {
    expect(differenceInBits(multiply(product), naive((k) => k)(product))).toBeUndefined();
  });

const byKernels =
  (kernels: Kernels): Multiply =>
  ({ layout, m, n, k, a, b }) => {
    const work = new Float32Array(kernels.multiplyWork(m, k) / 4);
    return onFloats(kernels, [work, a, b, new Float32Array(m * n)], ([scratch, left, right, target]) => {
      kernels[layout](left, right, target, m, n, k, scratch);
    });
  };

describe('a matrix product', () => {
  it('always equals the naive loop bit for bit, in every layout and size', async () => {
    expectLaw(equalsNaive(byKernels(await openKernels())), { numRuns: 300 });
  });

  it('never equals it when summed backwards', () => {
    expectDefectCaught(equalsNaive(naive((at, k) => k - 1 - at)));
  });
});
