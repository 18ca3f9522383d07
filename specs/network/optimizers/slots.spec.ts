import { expect, it } from 'vitest';
import { DEFAULT_OPTIMIZERS } from '../../../src/network/optimizers/defaults.ts';
import { slotNames } from '../../../src/network/optimizers/slots.ts';

it.each([
  ['sgd', []],
  ['momentum', ['velocity']],
  ['nesterov', ['velocity']],
  ['rmsprop', ['mean-square']],
  ['adam', ['first-moment', 'second-moment']],
  ['adamw', ['first-moment', 'second-moment']],
] as const)('names the accumulators of %s', (kind, names) => {
  expect(slotNames(DEFAULT_OPTIMIZERS[kind])).toEqual(names);
});
