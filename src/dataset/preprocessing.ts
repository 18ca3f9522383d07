import { SameseedError } from '../base/errors.ts';
import { requireLabels } from './examples.ts';

/** The float32 value in [0, 1] of each byte [256]: entry b is b ÷ 255, rounded once. */
export function pixelTable(): Float32Array {
  return new Float32Array(256).map((_, byte) => byte / 255);
}

/** Pixels as float32 in [0, 1], in the same order and number. */
export function scalePixels(bytes: Uint8Array): Float32Array {
  const table = pixelTable();
  return new Float32Array(bytes).map((byte) => table[byte]);
}

/**
 * The bytes that {@link scalePixels} was given.
 *
 * @throws {SameseedError} `pixel-out-of-range` when a value is not in [0, 1].
 */
export function restorePixels(pixels: Float32Array): Uint8Array {
  const bytes = new Uint8Array(pixels.length);
  pixels.forEach((pixel, index) => {
    if (!(pixel >= 0 && pixel <= 1)) refusePixel(pixel, index);
    bytes[index] = Math.round(255 * pixel);
  });
  return bytes;
}

/**
 * Labels as rows [count, classes] of float32: 1 at the label's place, 0 elsewhere.
 *
 * @throws {SameseedError} `label-out-of-range` when a label is not below `classes`.
 */
export function oneHot(labels: Uint8Array, classes: number): Float32Array {
  requireLabels({ labels, classes, source: 'the batch' });
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    rows[row * classes + label] = 1;
  });
  return rows;
}

function refusePixel(pixel: number, index: number): never {
  throw new SameseedError(
    'pixel-out-of-range',
    `Expected every pixel to be a number from 0 to 1, received ${pixel} at index ${index}.`,
  );
}
