import { SameseedError } from '../base/errors.ts';
import type { Examples } from './dataset.ts';
import type { IdxArray } from './idx.ts';

/** Images and labels to be paired, and what they have to agree with. */
export interface ExamplesInput {
  /** Pixels [count, height, width]. */
  readonly images: IdxArray;
  /** Labels [count]. */
  readonly labels: IdxArray;
  /** Number of classes; every label has to be below it. */
  readonly classes: number;
}

/**
 * Pairs images with their labels.
 *
 * @throws {SameseedError} `label-count-differs` when there are more images than labels or fewer, `label-out-of-range` when
 *   a label is not below `classes`.
 */
export function pairExamples({ images, labels, classes }: ExamplesInput): Examples {
  const [count, height, width] = images.dimensions;
  if (labels.dimensions[0] !== count) {
    throw new SameseedError(
      'label-count-differs',
      `Expected ${labels.file} to have a label for each of the ${count} images of ${images.file}, received ${labels.dimensions[0]}; take both files from the same data set.`,
    );
  }
  requireLabels({ labels: labels.values, classes, source: labels.file });
  return { count, height, width, classes, images: images.values, labels: labels.values };
}

/**
 * Checks labels against the number of classes.
 *
 * @throws {SameseedError} `label-out-of-range` naming `source`, the label and its place, when one is not below `classes`.
 */
export function requireLabels(input: { labels: Uint8Array; classes: number; source: string }): void {
  const { labels, classes, source } = input;
  const place = labels.findIndex((label) => label >= classes);
  if (place === -1) return;
  throw new SameseedError(
    'label-out-of-range',
    `Expected every label of ${source} to be an integer from 0 to ${classes - 1}, received ${labels[place]} at index ${place}.`,
  );
}
