import { describe, expect, it } from 'vitest';
import { buildNetwork, countParameters, parameterShapes, type NetworkPlan } from '../../src/network/architecture.ts';

const plan = (...units: number[]): NetworkPlan => ({
  inputs: 784,
  hidden: units.map((count) => ({ units: count, activation: 'relu' })),
  classes: 10,
  initializer: 'glorot-uniform',
});

describe('buildNetwork', () => {
  it('chains the widths, names the layers and ends in softmax', () => {
    const network = buildNetwork({ ...plan(500), hidden: [{ units: 500, activation: 'tanh' }] });
    expect(network).toEqual({
      inputs: 784,
      layers: [
        { name: 'dense-1', inputs: 784, units: 500, activation: 'tanh', initializer: 'glorot-uniform' },
        { name: 'dense-2', inputs: 500, units: 10, activation: 'softmax', initializer: 'glorot-uniform' },
      ],
    });
  });

  it('is softmax regression without hidden layers', () => {
    expect(buildNetwork(plan()).layers).toHaveLength(1);
  });

  it.each<[unknown, string]>([
    [{ ...plan(), inputs: 0 }, 'Expected `inputs` to be an integer ≥ 1, received 0.'],
    [{ ...plan(), classes: 2.5 }, 'Expected `classes` to be an integer ≥ 1, received 2.5.'],
    [plan(64, -1), '`hidden[1].units` to be an integer ≥ 1, received -1.'],
    [plan(Number.NaN), '`hidden[0].units` to be an integer ≥ 1, received NaN.'],
    [
      { ...plan(), hidden: [{ units: 3, activation: 'softmax' }] },
      'Expected `hidden[0].activation` to be one of: relu, tanh, logistic (the last layer is softmax by itself), received "softmax".',
    ],
  ])('refuses %j', (bad, message) => {
    // @ts-expect-error bad on purpose
    const build = () => buildNetwork(bad);
    expect(build).toThrow(expect.objectContaining({ code: 'network-invalid' }));
    expect(build).toThrow(message);
  });

  it('names every fault at once', () => {
    expect(() => buildNetwork({ ...plan(0), inputs: 0, classes: 0 })).toThrow(/^3 faults in the network/u);
  });
});

describe('parameterShapes', () => {
  it('lists kernel and bias of each layer in order', () => {
    expect(parameterShapes(buildNetwork(plan(64)))).toEqual([
      { name: 'dense-1/kernel', shape: [784, 64] },
      { name: 'dense-1/bias', shape: [64] },
      { name: 'dense-2/kernel', shape: [64, 10] },
      { name: 'dense-2/bias', shape: [10] },
    ]);
  });
});

describe('countParameters', () => {
  // FACTS of the assignment: 50,240 + 4,160 + 650 for the notebook, 392,500 + 150,300 + 3,010 for Hinton's network.
  it.each([
    [[64, 64], 55_050],
    [[500, 300], 545_810],
  ])('counts 784-%j-10', (units, count) => {
    expect(countParameters(buildNetwork(plan(...units)))).toBe(count);
  });
});
