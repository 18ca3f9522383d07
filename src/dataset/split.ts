import type { Seed } from '../random/seed.ts';
import type { Dataset, Examples } from './dataset.ts';
import { drawHoldOut } from './hold-out.ts';

/** Where the validation examples come from. */
export type Split =
  /** Validation is the test set, as the notebook does; all training examples are trained on. */
  | { readonly kind: 'test' }
  /** Validation is drawn from the training set by the split's own stream. */
  | { readonly kind: 'hold-out'; readonly count: number; readonly stratified: boolean };

/** What a split is made of. */
export interface SplitInput {
  readonly dataset: Dataset;
  readonly split: Split;
  /** Seed of the stream `split`; without effect on a `test` split. */
  readonly seed: Seed;
}

/** Examples to train on and examples to validate on. */
export interface SplitExamples {
  readonly train: Examples;
  readonly validation: Examples;
}

/**
 * Splits a data set; both sides of a hold-out keep the order of the training set.
 *
 * @throws {SameseedError} `hold-out-invalid` when the hold-out's count is not an integer from 1 to one less than there are
 *   training examples; `seed-invalid`.
 */
export function splitDataset({ dataset, split, seed }: SplitInput): SplitExamples {
  if (split.kind === 'test') return { train: dataset.train, validation: dataset.test };
  const { count, stratified } = split;
  const { kept, heldOut } = drawHoldOut({ examples: dataset.train, count, stratified, seed });
  return { train: gatherExamples(dataset.train, kept), validation: gatherExamples(dataset.train, heldOut) };
}

/** Copies the examples at `indices`, in their order, each image with its label. */
export function gatherExamples(examples: Examples, indices: Uint32Array): Examples {
  const size = examples.height * examples.width;
  const images = new Uint8Array(indices.length * size);
  indices.forEach((index, place) => {
    images.set(examples.images.subarray(index * size, (index + 1) * size), place * size);
  });
  return {
    ...examples,
    count: indices.length,
    images,
    labels: new Uint8Array(indices.length).map((_, place) => examples.labels[indices[place]]),
  };
}
