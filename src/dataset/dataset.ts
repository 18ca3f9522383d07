import type { Digest } from '../base/digest.ts';

/** The data sets that load by name. */
export const DATASET_NAMES = ['mnist', 'fashion-mnist', 'glyphs'] as const;

/** Name of a data set. */
export type DatasetName = (typeof DATASET_NAMES)[number];

/** Labelled greyscale images as bytes; float pixels exist only inside an engine. */
export interface Examples {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** Number of classes; every label is below it. */
  readonly classes: number;
  /** Pixels [count, height, width], 0 is background, 255 is ink. */
  readonly images: Uint8Array;
  /** Labels [count]. */
  readonly labels: Uint8Array;
}

/** A data set: examples to train on, examples to test on, and what proves which ones they are. */
export interface Dataset {
  readonly name: DatasetName;
  /** What one example is called in figures, for example `MNIST` or `embedded glyphs (not MNIST)`. */
  readonly title: string;
  /** Name of each class, in label order. */
  readonly classNames: readonly string[];
  readonly train: Examples;
  readonly test: Examples;
  /** SHA-256 of each part's uncompressed content, by file name. */
  readonly digests: Readonly<Record<string, Digest>>;
}
