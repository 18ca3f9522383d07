import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portableExp } from '../../../src/base/exp.ts';
import { portableLog } from '../../../src/base/log.ts';
import { openKernels } from '../../../src/engine/portable/module.ts';
import { activate, type HiddenActivation } from '../../../src/network/activations/activation.ts';
import { reals } from '../../network/arbitraries.ts';
import { expectDefectCaught, expectLaw } from '../../support/laws.ts';
import { onFloats } from './memory.ts';

const equals = (received: (x: number) => number, expected: (x: number) => number, xs: fc.Arbitrary<number>) =>
  fc.property(xs, (x) => {
    expect(received(x)).toBe(expected(x));
  });

const exponents = fc.oneof(reals(-1, 1), reals(-720, 709), fc.constantFrom(0, -0, -708, -708.1, -Infinity, NaN));
const positives = fc.double({ min: 2 ** -1022, max: Number.MAX_VALUE, noNaN: true });
const floats = fc.oneof(fc.float(), reals(-25, 25).map(Math.fround), reals(-0.001, 0.001).map(Math.fround));

describe('the functions of the kernels', async () => {
  const kernels = await openKernels();

  it('always give the exponential of base', () => {
    expectLaw(equals(kernels.exp, portableExp, exponents), { numRuns: 2000 });
  });

  it('always give the logarithm of base', () => {
    expectLaw(equals(kernels.log, portableLog, fc.oneof(positives, reals(1, 20))), { numRuns: 2000 });
  });

  it.each<HiddenActivation>(['relu', 'tanh', 'logistic'])('always give the %s of network, rounded once', (kind) => {
    const kernel = (x: number) =>
      onFloats(kernels, [Float32Array.of(x)], ([offset]) => {
        kernels[kind](offset, 1);
      })[0];
    expectLaw(
      equals(kernel, (x) => Math.fround(activate(kind, x)), floats),
      { numRuns: 1000 },
    );
  });

  it('never give a value that is one bit off', () => {
    expectDefectCaught(equals((x) => portableExp(x) * (1 + 2 ** -52), portableExp, exponents));
  });
});
