import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/network/architecture.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';

const network = buildNetwork({
  inputs: 3,
  hidden: [{ units: 2, activation: 'relu' }],
  classes: 4,
  initializer: 'glorot-uniform',
});

it('names accumulators after their parameter, in parameter order', () => {
  const state = drawInitialState({ network, optimizer: DEFAULT_OPTIMIZERS.adam, seed: 7 });
  expect(state.step).toBe(0);
  expect(state.slots.map(({ name, shape }) => [name, shape])).toEqual([
    ['dense-1/kernel/first-moment', [3, 2]],
    ['dense-1/kernel/second-moment', [3, 2]],
    ['dense-1/bias/first-moment', [2]],
    ['dense-1/bias/second-moment', [2]],
    ['dense-2/kernel/first-moment', [2, 4]],
    ['dense-2/kernel/second-moment', [2, 4]],
    ['dense-2/bias/first-moment', [4]],
    ['dense-2/bias/second-moment', [4]],
  ]);
});

it('has no accumulators for plain SGD', () => {
  expect(drawInitialState({ network, optimizer: DEFAULT_OPTIMIZERS.sgd, seed: 7 }).slots).toEqual([]);
});

it.each([-1, 2 ** 32, 1.5, Number.NaN])('refuses the seed %s', (seed) => {
  expect(() => drawInitialState({ network, optimizer: DEFAULT_OPTIMIZERS.sgd, seed })).toThrow(
    expect.objectContaining({ code: 'seed-invalid' }),
  );
});
