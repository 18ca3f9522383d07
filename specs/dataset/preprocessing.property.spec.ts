import { it } from 'vitest';
import { oneHot, pixelTable, restorePixels, scalePixels } from '../../src/dataset/preprocessing.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import {
  landsInUnitInterval,
  scalesBack,
  spansUnitInterval,
  rowsSumToOne,
  argmaxInverts,
} from './preprocessing-laws.ts';

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
