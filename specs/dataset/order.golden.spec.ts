import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { drawEpochBatches } from '../../src/dataset/batches.ts';
import { drawHoldOut } from '../../src/dataset/hold-out.ts';
import { numberedExamples } from './fixtures.ts';

// All numbers here were made by an independent program in Python 3: ARC4 with seedrandom's key, Fisher–Yates with rejection.

it.each([
  {
    epoch: 1,
    batches: [
      [3, 2, 9, 8],
      [0, 6, 1, 4],
      [5, 7],
    ],
  },
  {
    epoch: 2,
    batches: [
      [5, 3, 9, 1],
      [7, 4, 2, 8],
      [0, 6],
    ],
  },
])('draws the pinned batches of epoch $epoch from seed 0', ({ epoch, batches }) => {
  const drawn = drawEpochBatches({ count: 10, batchSize: 4, seed: 0, epoch });
  expect(drawn.map((batch) => Array.from(batch))).toEqual(batches);
});

it("draws the pinned order of MNIST's first epoch from seed 7", () => {
  const [order] = drawEpochBatches({ count: 60_000, batchSize: 60_000, seed: 7, epoch: 1 });
  const littleEndian = Buffer.alloc(240_000);
  order.forEach((index, place) => littleEndian.writeUInt32LE(index, 4 * place));
  expect(createHash('sha256').update(littleEndian).digest('hex')).toBe(
    'ba5c30284f497464c86d0f147fea98387532ef8c6ac2dca887f9f33558348be9',
  );
});

it.each([
  { stratified: false, pinned: [0, 2, 3, 7, 8, 10, 15, 19, 25, 30, 34] },
  { stratified: true, pinned: [1, 2, 3, 7, 8, 10, 11, 14, 19, 25, 34] },
])('holds out the pinned examples from seed 0, stratified: $stratified', ({ stratified, pinned }) => {
  const examples = numberedExamples(Array.from({ length: 40 }, (_, index) => (index * index) % 10));
  const { heldOut } = drawHoldOut({ examples, count: 11, stratified, seed: 0 });
  expect(Array.from(heldOut)).toEqual(pinned);
});
