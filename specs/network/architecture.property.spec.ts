import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildNetwork, countParameters, parameterShapes } from '../../src/network/architecture.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { hiddenActivations } from './arbitraries.ts';

const widths = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 6 });

const countsEveryWeightAndBias = (count: typeof countParameters) =>
  fc.property(widths, hiddenActivations, (all, activation) => {
    const network = buildNetwork({
      inputs: all[0],
      hidden: all.slice(1, -1).map((units) => ({ units, activation })),
      classes: all[all.length - 1],
      initializer: 'he-normal',
    });
    const expected = all.slice(1).reduce((sum, width, index) => sum + (all[index] + 1) * width, 0);
    expect(count(network)).toBe(expected);
    const held = parameterShapes(network).reduce(
      (sum, { shape }) => sum + shape.reduce((size, axis) => size * axis),
      0,
    );
    expect(held).toBe(expected);
  });

it('always counts Σ (inputs + 1)·units, as many as the shapes hold', () => {
  expectLaw(countsEveryWeightAndBias(countParameters));
  expectDefectCaught(
    countsEveryWeightAndBias(({ layers }) => layers.reduce((sum, layer) => sum + layer.inputs * layer.units, 0)),
  );
  expectDefectCaught(
    countsEveryWeightAndBias(({ inputs, layers }) =>
      layers.reduce((sum, layer) => sum + (inputs + 1) * layer.units, 0),
    ),
  );
});
