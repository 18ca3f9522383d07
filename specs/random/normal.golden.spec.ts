import { expect, it } from 'vitest';
import { drawNormal } from '../../src/random/normal.ts';
import { openStream } from '../../src/random/stream.ts';

// The formula of the polar method on the uniforms of stream.golden.spec.ts, by Python's decimal module with 60 digits, rounded once.
const pinned = [
  { seed: 0, path: 'split', draws: [1.9681150416448958, -0.06672569426651702] },
  { seed: 4294967295, path: 'init/dense-1/kernel', draws: [-0.12858858271753773, -0.5087586419221611] },
];

it.each(pinned)('draws the pinned normals from seed $seed, path $path', ({ seed, path, draws }) => {
  const stream = openStream(seed, path);
  expect(draws.map(() => drawNormal(stream))).toEqual(draws);
});
