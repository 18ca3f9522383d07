import type { Examples } from '../../dataset/dataset.ts';
import { oneHot, pixelTable } from '../../dataset/preprocessing.ts';

/** A batch as libraries want it. */
export interface FloatBatch {
  /** Pixels from 0 to 1 [rows, pixels]. */
  readonly images: Float32Array;
  /** One-hot labels [rows, classes]. */
  readonly labels: Float32Array;
}

const PIXELS = pixelTable();

/** Gathers chosen examples as floats. */
export function gatherFloats(examples: Examples, indices: Uint32Array): FloatBatch {
  const size = examples.height * examples.width;
  const images = new Float32Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  for (let row = 0; row < indices.length; row++) {
    const from = indices[row] * size;
    for (let pixel = 0; pixel < size; pixel++) images[row * size + pixel] = PIXELS[examples.images[from + pixel]];
    labels[row] = examples.labels[indices[row]];
  }
  return { images, labels: oneHot(labels, examples.classes) };
}

/** All examples in order, as indices of at most `rows` at a time. */
export function* chunksOf({ count }: Examples, rows: number): Generator<Uint32Array, void, undefined> {
  for (let first = 0; first < count; first += rows) {
    yield Uint32Array.from({ length: Math.min(rows, count - first) }, (_, row) => first + row);
  }
}

/** Number of rows of logits [rows, classes] whose first largest entry is that of the label. */
export function countCorrect(logits: Float32Array, indices: Uint32Array, { labels, classes }: Examples): number {
  let correct = 0;
  for (let row = 0; row < indices.length; row++) {
    const scores = logits.subarray(row * classes, (row + 1) * classes);
    if (scores.indexOf(Math.max(...scores)) === labels[indices[row]]) correct++;
  }
  return correct;
}
