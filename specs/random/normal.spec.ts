import { expect, it } from 'vitest';
import { drawNormal } from '../../src/random/normal.ts';
import { scripted } from './scripted.ts';

const [HALF, THREE_QUARTERS] = [2 ** 31, 3 * 2 ** 30];

it.each([
  ['the centre of the disk, where the formula is NaN', HALF, HALF],
  ['the rim of the disk, where it is 0', 0, HALF],
  ['what lies outside of the disk', 0, 0],
])('draws again for %s', (_place, x, y) => {
  const next = [THREE_QUARTERS, HALF];
  expect(drawNormal(scripted(x, y, ...next))).toBe(drawNormal(scripted(...next)));
});
