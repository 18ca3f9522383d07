import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ulpDistance } from '../../src/base/float32.ts';
import { permuteAxis } from '../../src/laws/dense-weights.ts';
import { differenceBeyond, differenceOfBits, unitInLastPlace } from '../../src/laws/float32-tensors.ts';
import { float32Arrays, float32s } from '../../src/laws/generators/float32-arrays.ts';
import type { NamedTensor } from '../../src/network/network.ts';
import { drawPermutation } from '../../src/random/permutation.ts';
import { openStream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

const tensor = (values: Float32Array): NamedTensor => ({ name: 'kernel', shape: [values.length], values });

const isTheNextStep = (unit: typeof unitInLastPlace) =>
  fc.property(float32s(), (value) => {
    fc.pre(Math.abs(value) < 2 ** 127);
    expect(ulpDistance(Math.abs(value), Math.abs(value) + unit(value))).toBe(1);
  });

it('always is one step to the next larger magnitude', () => {
  expectLaw(isTheNextStep(unitInLastPlace));
  expectDefectCaught(isTheNextStep((value) => Math.max(2 ** -149, Math.abs(value) * 2 ** -23)));
  expectDefectCaught(isTheNextStep((value) => Math.max(2 ** -126, unitInLastPlace(value))));
});

const findsWhatDiffers = (find: typeof differenceOfBits) =>
  fc.property(float32Arrays([1, 20], { hasNaN: true }), fc.array(fc.nat(19), { maxLength: 3 }), (values, changed) => {
    const places = [...new Set(changed.filter((at) => at < values.length))].sort((a, b) => a - b);
    const other = values.map((value, at) => (places.includes(at) ? (Object.is(value, 0) ? 1 : 0) : value));
    const difference = find([tensor(values)], [tensor(other)]);
    expect(difference?.count ?? 0).toBe(places.length);
    expect(difference?.first.index).toEqual(places.length === 0 ? undefined : [places[0]]);
  });

it('always finds how many bits differ and where first', () => {
  expectLaw(findsWhatDiffers(differenceOfBits));
  expectDefectCaught(findsWhatDiffers((a, b) => differenceBeyond(a, b, 0)));
});

const isMeasuredByTheLargest = (find: typeof differenceBeyond) =>
  fc.property(float32s(), fc.integer({ min: 1, max: 100 }), (small, steps) => {
    fc.pre(Math.abs(small) < 0.5);
    const [expected, received] = [Float32Array.of(1, small), Float32Array.of(1, small + steps * 2 ** -23)];
    const distance = Math.abs(received[1] - expected[1]) / 2 ** -23;
    expect(find([tensor(expected)], [tensor(received)], distance)).toBeUndefined();
    const beyond = find([tensor(expected)], [tensor(received)], distance - 0.5);
    expect(beyond).toMatchObject({ count: 1, first: { index: [1], ulp: distance } });
  });

it('always measures by the last place of the largest value', () => {
  expectLaw(isMeasuredByTheLargest(differenceBeyond));
  expectDefectCaught(
    isMeasuredByTheLargest((a, b, maxUlp) => {
      const ulp = ulpDistance(a[0].values[1], b[0].values[1]);
      return ulp <= maxUlp ? undefined : differenceOfBits(a, b);
    }),
  );
});

it('never takes a NaN for near', () => {
  const [one, other] = [Float32Array.of(1, NaN), Float32Array.of(1, 1)];
  expect(differenceBeyond([tensor(one)], [tensor(other)], 1e9)).toMatchObject({ first: { index: [1], ulp: Infinity } });
  expect(differenceBeyond([tensor(other)], [tensor(one)], 1e9)).toMatchObject({ first: { index: [1], ulp: Infinity } });
});

const widths = [3, 4, 2];
/** relu of the hidden layer, then the logits, for an input of which each element has its own value. */
function logits([kernel, bias, next, last]: readonly NamedTensor[], inputs: readonly number[]): number[] {
  const hidden = Array.from(bias.values, (offset, unit) =>
    Math.max(
      0,
      inputs.reduce((sum, input, row) => sum + input * kernel.values[4 * row + unit], offset),
    ),
  );
  return Array.from(last.values, (offset, unit) =>
    hidden.reduce((sum, value, row) => sum + value * next.values[2 * row + unit], offset),
  );
}

const renamesOnly = (permute: typeof permuteAxis) =>
  fc.property(
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 26, maxLength: 26 }),
    fc.nat(2),
    fc.nat(),
    (whole, axis, seed) => {
      const values = Float32Array.from(whole);
      const weights = [
        [[3, 4], 0, 12],
        [[4], 12, 16],
        [[4, 2], 16, 24],
        [[2], 24, 26],
      ].map(([shape, from, to]): NamedTensor => ({
        name: '',
        shape: [shape].flat(),
        values: values.slice(Number(from), Number(to)),
      }));
      const order = drawPermutation(openStream(seed, 'order'), widths[axis]);
      const inputs = [1, 10, 100];
      const given = logits(weights, inputs);
      const renamed = logits(
        permute(weights, axis, order),
        axis === 0 ? inputs.map((_, at) => inputs[order[at]]) : inputs,
      );
      expect(renamed).toEqual(axis === 2 ? given.map((_, at) => given[order[at]]) : given);
    },
  );

it('always renames inputs, units and classes without another effect', () => {
  expectLaw(renamesOnly(permuteAxis));
  expectDefectCaught(renamesOnly((weights, axis, order) => permuteAxis(weights, axis, order).with(1, weights[1])));
  expectDefectCaught(renamesOnly((weights, axis, order) => permuteAxis(weights, axis, order).with(2, weights[2])));
});
