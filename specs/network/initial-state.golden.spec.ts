import { expect, it } from 'vitest';
import { digestOfFloats } from '../../src/base/digest.ts';
import { buildNetwork } from '../../src/network/architecture.ts';
import { drawInitialState } from '../../src/network/initial-state.ts';
import { DEFAULT_OPTIMIZERS } from '../../src/network/optimizers/defaults.ts';

// drawInitialState of 784-64-64-10, seed 0, as sameseed 0.1.0 drew it. Other digests mean that every reference artifact
// is another one, too.
it.each([
  [
    'glorot-uniform',
    'baf36aa6a4831241deb5503dd0942708c5ffb6e6bc44f3d89c9c1c4ccae1aebf',
    '78aa245bd5e5b117fb567cf2743737802571c7b9e7df315f083f62c16c476cd6',
  ],
  [
    'glorot-normal',
    '9f718e8641b71bd3c4c127550fae104f0d77b281bf1f0b8b25c5bc698e7a352d',
    '18a78a4f6f2e4658f88111d75534a1ad6f2ab93fc0369adc8abc3c33f35d6ad0',
  ],
  [
    'he-uniform',
    'e913b5f647b8fd4386b2d0b4ad76647364c1b68d8860edb77d4c4cc56c674aca',
    'fa7c110a36a00a5de051d29fe899948a4c8edbcd3fddf0d19b9d59d0fe5306bd',
  ],
  [
    'he-normal',
    '663c101fe32b47fed52868fbaa2dd7b6d5cc4bd43be9b9f5fc550f32f89efc63',
    '38ebde8d9116918b6f6fe000feef6bc494c6a4fcedbc6a75f7abfc21084fd902',
  ],
] as const)('draws the same bits by %s everywhere', (initializer, ...digests) => {
  const network = buildNetwork({
    inputs: 784,
    hidden: [
      { units: 64, activation: 'relu' },
      { units: 64, activation: 'relu' },
    ],
    classes: 10,
    initializer,
  });
  const { parameters } = drawInitialState({ network, optimizer: DEFAULT_OPTIMIZERS.sgd, seed: 0 });
  const [first, , second] = parameters;
  expect([first, second].map(({ values }) => digestOfFloats(values))).toEqual(digests);
});
