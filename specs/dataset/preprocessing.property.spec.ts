import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oneHot, pixelTable, restorePixels, scalePixels } from '../../src/dataset/preprocessing.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';

const bytes = fc.uint8Array({ maxLength: 600 });

const landsInUnitInterval = (scale: typeof scalePixels) =>
  fc.property(bytes, (image) => {
    const pixels = scale(image);
    expect(pixels).toHaveLength(image.length);
    expect(pixels.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
    image.forEach((byte, index) => expect(pixels[index]).toBe(Math.fround(byte / 255)));
  });

const scalesBack = (scale: typeof scalePixels, restore: typeof restorePixels) =>
  fc.property(bytes, (image) => {
    expect(restore(scale(image))).toEqual(image);
  });

const spansUnitInterval = (table: typeof pixelTable) =>
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

const rowsSumToOne = (encode: typeof oneHot) =>
  fc.property(labels, (given) => {
    const rows = rowsOf(encode(given.labels, given.classes), given.classes);
    expect(rows).toHaveLength(given.labels.length);
    for (const row of rows) {
      expect(row.reduce((sum, value) => sum + value, 0)).toBe(1);
      expect(row.every((value) => value === 0 || value === 1)).toBe(true);
    }
  });

const argmaxInverts = (encode: typeof oneHot) =>
  fc.property(labels, (given) => {
    const rows = rowsOf(encode(given.labels, given.classes), given.classes);
    expect(rows.map((row) => row.indexOf(Math.max(...row)))).toEqual([...given.labels]);
  });

const by256 = (image: Uint8Array) => Float32Array.from(image, (byte) => byte / 256);
const signed = (image: Uint8Array) => Float32Array.from(image, (byte) => byte / 127.5 - 1);
const times256 = (pixels: Float32Array) => Uint8Array.from(pixels, (pixel) => Math.trunc(256 * pixel));
const inSevenBits = (image: Uint8Array) => Float32Array.from(image, (byte) => Math.round((byte / 255) * 128) / 128);
const offByOne: typeof oneHot = (given, classes) =>
  oneHot(
    given.map((label) => (label + 1) % classes),
    classes,
  );
const fromOne: typeof oneHot = (given, classes) => oneHot(given, classes + 1).subarray(0, given.length * classes);
const smoothed: typeof oneHot = (given, classes) => oneHot(given, classes).map((value) => value * 0.9 + 0.1 / classes);

it('always lands in [0, 1]', () => {
  expectLaw(landsInUnitInterval(scalePixels));
  expectDefectCaught(landsInUnitInterval(signed));
  expectDefectCaught(landsInUnitInterval(by256));
});

it('always scales back to the same bytes', () => {
  expectLaw(scalesBack(scalePixels, restorePixels));
  expectDefectCaught(scalesBack(by256, restorePixels));
  expectDefectCaught(scalesBack(inSevenBits, restorePixels));
  expectDefectCaught(scalesBack(scalePixels, times256));
});

it('always rises from 0 to 1', () => {
  expectLaw(spansUnitInterval(pixelTable));
  expectDefectCaught(spansUnitInterval(() => Float32Array.from({ length: 256 }, (_, byte) => byte / 256)));
});

it('always gives one-hot rows that sum to 1', () => {
  expectLaw(rowsSumToOne(oneHot));
  expectDefectCaught(rowsSumToOne(smoothed));
  expectDefectCaught(rowsSumToOne(fromOne));
});

it('always gives the label back by argmax', () => {
  expectLaw(argmaxInverts(oneHot));
  expectDefectCaught(argmaxInverts(offByOne));
});
