import { expect, it } from 'vitest';
import { activate, slope } from '../../../src/network/activations/activation.ts';

it.each([
  ['relu', -3, 0],
  ['relu', 3, 3],
  ['relu', -0, -0],
  ['relu', -Infinity, 0],
  ['tanh', 0, 0],
  ['tanh', -0, -0],
  ['tanh', 20.5, 1],
  ['tanh', -20.5, -1],
  ['tanh', 1e308, 1],
  ['tanh', Infinity, 1],
  ['tanh', -Infinity, -1],
  ['logistic', 0, 0.5],
  ['logistic', -701, 0],
  ['logistic', 701, 1],
  ['logistic', -Infinity, 0],
] as const)('%s of %s is %s', (kind, x, value) => {
  expect(activate(kind, x)).toBe(value);
});

it.each(['relu', 'tanh', 'logistic'] as const)('%s hands NaN on', (kind) => {
  expect(activate(kind, Number.NaN)).toBeNaN();
});

it('is above 0 as logistic where e^−x is e^700', () => {
  expect(activate('logistic', -700) * Math.exp(700)).toBeCloseTo(1, 12);
});

it('has slope 0 at the kink of relu', () => {
  expect([slope('relu', 0), slope('relu', -0), slope('relu', 1e-30)]).toEqual([0, 0, 1]);
});
