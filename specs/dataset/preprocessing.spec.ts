import { expect, it } from 'vitest';
import { oneHot, pixelTable, restorePixels } from '../../src/dataset/preprocessing.ts';

it('maps 0 to 0, 255 to 1 and every byte to its float32 share', () => {
  const table = pixelTable();
  expect(table).toHaveLength(256);
  expect([table[0], table[51], table[255]]).toEqual([0, Math.fround(0.2), 1]);
});

it('writes one row for each label', () => {
  expect(oneHot(Uint8Array.of(2, 0), 3)).toEqual(Float32Array.of(0, 0, 1, 1, 0, 0));
});

it('refuses a label that is not below the number of classes', () => {
  expect(() => oneHot(Uint8Array.of(2, 3), 3)).toThrow(
    expect.objectContaining({
      code: 'label-out-of-range',
      message: 'Expected every label of the batch to be an integer from 0 to 2, received 3 at index 1.',
    }),
  );
});

it.each([-0.001, 1.001, Number.NaN, Infinity])('refuses to restore the pixel %j', (pixel) => {
  expect(() => restorePixels(Float32Array.of(0.5, pixel))).toThrow(
    expect.objectContaining({
      code: 'pixel-out-of-range',
      message: `Expected every pixel to be a number from 0 to 1, received ${Math.fround(pixel)} at index 1.`,
    }),
  );
});
