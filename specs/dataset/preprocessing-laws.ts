import fc from 'fast-check';
import { expect } from 'vitest';
import type { oneHot, pixelTable, restorePixels, scalePixels } from '../../src/dataset/preprocessing.ts';

const bytes = fc.uint8Array({ maxLength: 600 });

/** Every byte b becomes b ÷ 255, rounded once to float32. */
export const landsInUnitInterval = (scale: typeof scalePixels) =>
  fc.property(bytes, (image) => {
    const pixels = scale(image);
    expect(pixels).toHaveLength(image.length);
    expect(pixels.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
    image.forEach((byte, index) => expect(pixels[index]).toBe(Math.fround(byte / 255)));
  });

/** Bytes that are scaled and restored are the bytes that they were. */
export const scalesBack = (scale: typeof scalePixels, restore: typeof restorePixels) =>
  fc.property(bytes, (image) => {
    expect(restore(scale(image))).toEqual(image);
  });

/** The table rises from 0 to 1. */
export const spansUnitInterval = (table: typeof pixelTable) =>
  fc.property(fc.nat(254), (byte) => {
    const entries = table();
    expect([entries[0], entries[255]]).toEqual([0, 1]);
    expect(entries[byte]).toBeLessThan(entries[byte + 1]);
  });

const labels = fc
  .integer({ min: 1, max: 12 })
  .chain((classes) => fc.record({ classes: fc.constant(classes), labels: fc.uint8Array({ max: classes - 1 }) }));

const rowsOf = (encoded: Float32Array, classes: number) =>
  Array.from({ length: encoded.length / classes }, (_, row) => [
    ...encoded.subarray(row * classes, (row + 1) * classes),
  ]);

/** Every label becomes a row of one 1 and zeros. */
export const rowsSumToOne = (encode: typeof oneHot) =>
  fc.property(labels, (given) => {
    const rows = rowsOf(encode(given.labels, given.classes), given.classes);
    expect(rows).toHaveLength(given.labels.length);
    for (const row of rows) {
      expect(row.reduce((sum, value) => sum + value, 0)).toBe(1);
      expect(row.every((value) => value === 0 || value === 1)).toBe(true);
    }
  });

/** The place of the 1 is the label. */
export const argmaxInverts = (encode: typeof oneHot) =>
  fc.property(labels, (given) => {
    const rows = rowsOf(encode(given.labels, given.classes), given.classes);
    expect(rows.map((row) => row.indexOf(Math.max(...row)))).toEqual([...given.labels]);
  });
